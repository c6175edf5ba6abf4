import Grading
import Kafka
import OTel
import Tracing

/// Step 1: one message, whose creation context is the parent and is linked to.
let continuedMessageChecks: [Check<Lab04Subject>] = [
    Check(
        "continued-message-is-a-child-of-its-creation-context",
        "With parentAndLink, the process span's parent is the message's creation context",
        step: 1,
        points: 2
    ) {
        let billing = MessageScenario(.parentAndLink, $0, $1)
        let staged = try await billing.staging.send(key: $1.word("order"))
        try await billing.run()
        let span = try billing.processSpan()
        guard let creation = staged.creation, span.parent?.isSameSpan(as: creation) != true else { return }
        let isLinked = span.links.contains { $0.context.isSameSpan(as: creation) }
        let (diagnosis, note) =
            switch (span.parent, isLinked) {
            case (nil, true):
                (
                    "A link where a parent was asked for: the process span starts a trace of its own and only links to the "
                        + "creation context.", "a root, with a link"
                )
            case (nil, false):
                (
                    "The process span is an orphan: the creation context is neither its parent nor linked to. What "
                        + "`extractTraceContext` returns was not used.", "a root, without a link"
                )
            case (.some, _):
                (
                    "The process span's parent is another span than the one in the message's traceparent.",
                    "below another span"
                )
            }
        throw Feedback(
            diagnosis,
            picture: billing.sketch(span, note),
            why:
                "For one message soon after its sending, one trace tells the whole story, and samplers decide once for all of it."
        )
    },

    Check(
        "continued-message-is-linked-as-well",
        "With parentAndLink, the process span links to the creation context too",
        step: 1
    ) {
        let billing = MessageScenario(.parentAndLink, $0, $1)
        let staged = try await billing.staging.send(key: $1.word("order"))
        try await billing.run()
        let span = try billing.processSpan()
        try span.verifyLink(
            to: staged,
            why:
                "Whoever follows links finds the messages of every consumer, single or batch; here the link is missing."
        )
    },

    Check(
        "continued-message-is-described-by-the-convention",
        "With parentAndLink, the process span has the name, the kind and the attributes of one message",
        step: 1
    ) {
        let billing = MessageScenario(.parentAndLink, $0, $1)
        let staged = try await billing.staging.send(key: $1.word("order"))
        try await billing.run()
        try billing.processSpan().verifyDescription(of: staged, in: billing)
    },

    Check(
        "continued-message-is-handled-inside-its-span",
        "With parentAndLink, the process span covers the handler, and is active in it",
        step: 1
    ) {
        let billing = MessageScenario(.parentAndLink, $0, $1)
        _ = try await billing.staging.send(key: $1.word("order"))
        try await billing.run()
        try billing.processSpan().verifyHandler(in: billing)
    },

    Check(
        "message-without-context-starts-its-own-trace",
        "A message without context gets no parent and no link from the message before it",
        step: 1
    ) {
        let billing = MessageScenario(.parentAndLink, $0, $1)
        let first = try await billing.staging.send(key: $1.word("order"))
        _ = try billing.staging.append(headers: [])
        try await billing.run()
        let span = try billing.processSpans(expecting: 2)[1]
        let isInTrace = span.parent != nil || span.context.traceID == first.creation?.traceID
        guard isInTrace || !span.links.isEmpty else { return }
        let leaked = isInTrace ? "is in the first message's trace" : "has a link"
        throw Feedback(
            "The second message has no headers, and its span \(leaked).",
            picture: billing.sketch(span, "the second message\(span.links.isEmpty ? "" : ", with a link")"),
            why: "A context kept between messages puts one customer's order into another customer's trace."
        )
    },

    Check(
        "continued-message-records-the-handlers-error",
        "An error of the handler is recorded and thrown on, and the message is not committed",
        step: 1
    ) {
        let billing = MessageScenario(.parentAndLink, $0, $1)
        let staged = try await billing.staging.send(key: $1.word("order"))
        let failure = try await billing.run(failing: true)
        guard failure is MessageScenario.CardRefused, billing.committedOffset(of: staged) == nil else {
            throw Feedback(
                "The handler threw CardRefused, and "
                    + (failure == nil ? "`run` went on as if it had not." : "the message is committed all the same."),
                why: "Going on commits the message that failed: it is lost for good."
            )
        }
        try billing.processSpan().verifyFailure()
    },
]
