import Grading
import Kafka
import OTel
import Tracing

/// Step 2: one message, whose creation context is linked to, and nothing else.
let linkedMessageChecks: [Check<Lab04Subject>] = [
    Check(
        "linked-message-stays-below-the-active-span",
        "With linkOnly, the process span is a child of the span that is active",
        step: 2,
        points: 2
    ) {
        let audit = MessageScenario(.linkOnly, $0, $1)
        let staged = try await audit.staging.send(key: $1.word("order"))
        try await audit.run(insideJob: true)
        let span = try audit.processSpan()
        guard let job = audit.job, span.parent?.spanID != job.context.spanID else { return }
        let isBelowMessage = staged.creation.map { span.parent?.isSameSpan(as: $0) == true } ?? false
        let (diagnosis, note) =
            if isBelowMessage {
                (
                    "A parent where a link was asked for: the process span hangs below the message's creation context, and "
                        + "not below the nightly job that does the work.", "below the message's sender"
                )
            } else if span.parent == nil {
                (
                    "The process span starts a trace of its own, though the nightly job's span is active.",
                    "a root, outside the job"
                )
            } else {
                ("The process span's parent is neither the nightly job nor the message's sender.", "below another span")
            }
        throw Feedback(
            diagnosis,
            picture: audit.sketch(span, note),
            why:
                "A span has one parent. Taken out of its job, the work is missing there, and the job seems to do nothing."
        )
    },

    Check(
        "linked-message-has-a-link-to-its-creation-context",
        "With linkOnly, the process span links to the message's creation context",
        step: 2,
        points: 2
    ) {
        let audit = MessageScenario(.linkOnly, $0, $1)
        let staged = try await audit.staging.send(key: $1.word("order"))
        try await audit.run(insideJob: true)
        try audit.processSpan().verifyLink(
            to: staged,
            why: "The link is the only way from the audit's trace to the order's, and back."
        )
    },

    Check(
        "linked-message-alone-starts-its-own-trace",
        "With linkOnly and no active span, the process span starts a trace, with a link",
        step: 2
    ) {
        let audit = MessageScenario(.linkOnly, $0, $1)
        let staged = try await audit.staging.send(key: $1.word("order"))
        try await audit.run()
        let span = try audit.processSpan()
        guard span.parent == nil else {
            throw Feedback(
                "A parent where a link was asked for: no span is active, and the process span hangs below the message's "
                    + "creation context.",
                picture: audit.sketch(span, "below the message's sender"),
                why: "A replay of last week's orders would be drawn into last week's traces, days long."
            )
        }
        try span.verifyLink(
            to: staged,
            why: "Without parent and link the span is an orphan: nobody knows what it is about."
        )
    },

    Check(
        "linked-message-without-context-has-no-link",
        "With linkOnly, a message without a valid context leaves a span without a link",
        step: 2
    ) {
        let audit = MessageScenario(.linkOnly, $0, $1)
        _ = try audit.staging.append(headers: [KafkaHeader(key: "traceparent", value: "00-\($1.word("not"))-01")])
        try await audit.run(insideJob: true)
        let span = try audit.processSpan()
        guard let link = span.links.first?.context else { return }
        let target =
            link.isSameSpan(as: audit.job?.context)
            ? "to the active span, which did not send it"
            : link.isSameSpan(as: span.context) ? "to itself" : link.isValid ? "to some span" : "to no span at all"
        throw Feedback(
            "The message's traceparent is malformed, and its process span has a link all the same: \(target).",
            picture: audit.sketch(span, "linked \(target)"),
            why: "A link says where a message came from; a wrong one is worse than none."
        )
    },

    Check(
        "linked-message-is-handled-inside-its-span",
        "With linkOnly, the process span covers the handler, is active in it, and is described as ever",
        step: 2
    ) {
        let audit = MessageScenario(.linkOnly, $0, $1)
        let staged = try await audit.staging.send(key: $1.word("order"))
        try await audit.run(insideJob: true)
        let span = try audit.processSpan()
        try span.verifyHandler(in: audit)
        try span.verifyDescription(of: staged, in: audit)
    },
]
