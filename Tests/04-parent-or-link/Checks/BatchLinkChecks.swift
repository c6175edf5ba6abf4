import Grading
import Kafka
import OTel
import Tracing

/// Step 5: a link for every message.
let batchLinkChecks: [Check<Lab04Subject>] = [
    Check(
        "batch-links-every-message",
        "The batch span links to the creation context of every message",
        step: 5,
        points: 2
    ) {
        let warehouse = BatchScenario($0, $1)
        let staged = try await warehouse.send($1.number(in: 3...6))
        try await warehouse.run()
        let span = try warehouse.batchSpan()
        let missing = staged.filter { staged in !span.links.contains { $0.context.isSameSpan(as: staged.creation) } }
        guard !missing.isEmpty else { return }
        let linksItself = span.links.contains { $0.context.isSameSpan(as: span.context) }
        let first =
            missing.count == staged.count - 1
            ? staged.first { one in !missing.contains { $0.place == one.place } } : nil
        let diagnosis =
            if linksItself {
                "The batch span links to itself: `span.context` is the context of the batch, not of a message."
            } else if span.links.isEmpty {
                "The batch span has no link: none of the \(staged.count) messages can be found from it, nor it from them."
            } else if let first {
                "Only one message of \(staged.count) is linked: the one at \(first.place)."
            } else {
                "\(missing.count) of \(staged.count) messages are not linked."
            }
        throw Feedback(
            diagnosis,
            picture: LinkSketch.compare(staged, span),
            why:
                "The customer whose message is not linked has a trace that ends at the send, though the order was handled."
        )
    },

    Check("unsampled-messages-are-linked-too", "Messages whose trace is not sampled are linked too", step: 5) {
        let warehouse = BatchScenario($0, $1)
        let staged = [
            try await warehouse.staging.send(),
            try warehouse.staging.append($1.remoteSpanContext(flags: [.random])),
            try warehouse.staging.append($1.remoteSpanContext(flags: [])),
        ]
        try await warehouse.run()
        let span = try warehouse.batchSpan()
        guard staged.contains(where: { one in !span.links.contains { $0.context.isSameSpan(as: one.creation) } }) else {
            return
        }
        throw Feedback(
            "Messages whose traceparent has the sampled flag off are not linked.",
            picture: LinkSketch.compare(staged, span),
            why:
                "The ids of an unsampled trace still stand in logs; and which messages were in the batch is true all the same."
        )
    },

    Check(
        "messages-without-a-valid-context-are-counted-and-not-linked",
        "Messages without context, or with a malformed one, are handled and counted, and not linked",
        step: 5,
        points: 2
    ) {
        let warehouse = BatchScenario($0, $1)
        let zeros = "00-\(String(repeating: "0", count: 32))-\(String(repeating: "0", count: 16))-01"
        let staged = [
            try await warehouse.staging.send(),
            try warehouse.staging.append(headers: []),
            try warehouse.staging.append(headers: [KafkaHeader(key: "traceparent", value: "00-\($1.word("not"))-01")]),
            try warehouse.staging.append(headers: [KafkaHeader(key: "traceparent", value: zeros)]),
            try warehouse.staging.append(headers: [KafkaHeader(key: "traceparent", value: nil)]),
            try await warehouse.staging.send(),
        ]
        try await warehouse.run()
        try warehouse.verifyContexts(of: staged)
    },

    Check("same-context-twice-makes-two-links", "Two messages of one producer span make two links", step: 5) {
        let warehouse = BatchScenario($0, $1)
        let first = try await warehouse.staging.send(key: $1.word("order"))
        let staged = [
            first, try warehouse.staging.append(first.creation, key: $1.word("order")),
            try await warehouse.staging.send(),
        ]
        try await warehouse.run()
        let span = try warehouse.batchSpan()
        let count = span.links.count { $0.context.isSameSpan(as: first.creation) }
        guard count != 2 else { return }
        throw Feedback(
            "Two messages were sent by one span, and the batch span has \(count) link to it.",
            picture: LinkSketch.compare(staged, span),
            why: "A link stands for a message, and says which; with one link for two, the second message is lost."
        )
    },

    Check("tracestate-is-kept-on-the-link", "A message's tracestate is kept on its link", step: 5) {
        let warehouse = BatchScenario($0, $1)
        var traceState = TraceState()
        try traceState.set("vendor", to: $1.word("v"))
        try traceState.set("ot", to: "th:8")
        let staged = try warehouse.staging.append($1.remoteSpanContext(traceState: traceState))
        _ = try await warehouse.staging.send()
        try await warehouse.run()
        let span = try warehouse.batchSpan()
        guard let link = span.links.first(where: { $0.context.isSameSpan(as: staged.creation) }) else {
            throw Feedback(
                "The message with a tracestate is not linked.",
                picture: LinkSketch.compare([staged], span),
                why: "A message that is not linked cannot be found from its batch."
            )
        }
        guard link.context.traceState != traceState else { return }
        throw Feedback(
            "The link has the ids of the message's context, and not its tracestate.",
            picture: [
                "tracestate", "  expected  \(traceState.headerValue)",
                "  got       \(link.context.traceState.isEmpty ? "(empty)" : link.context.traceState.headerValue)",
            ],
            why: "By the tracestate, backends know their own traces, and how many traces a sampled one stands for."
        )
    },

    Check(
        "links-beyond-the-limit-are-counted",
        "Of 200 messages every one is linked, so that the SDK counts what its limit drops",
        step: 5
    ) {
        let warehouse = BatchScenario($0, $1)
        _ = try await warehouse.send(200)
        try await warehouse.run()
        let spans = warehouse.processSpans
        let links = spans.reduce(0) { $0 + $1.links.count }
        let dropped = spans.reduce(0) { $0 + $1.droppedLinksCount }
        guard spans.count != 1 || links != 128 || dropped != 72 else { return }
        throw Feedback(
            spans.count > 1
                ? "The batch was cut into \(spans.count) process spans."
                : dropped == 0
                    ? "72 links were left out silently: the span does not know that there were 200."
                    : "Not every message was linked, or some more than once.",
            picture: [
                "              expected  got",
                "  spans       1         \(spans.count)",
                "  links       128       \(links)",
                "  dropped     72        \(dropped)",
            ],
            why:
                "The SDK keeps 128 links and counts the rest in droppedLinksCount; links that were never added are missed by nobody."
        )
    },
]

extension BatchScenario {
    /// Exactly the messages with a creation context are linked, and all are handled and counted.
    fileprivate func verifyContexts(of staged: [Staged]) throws {
        let why =
            "A batch must not stumble over a message from a sender that does not trace, nor make up where it came from."
        let received = calls.flatMap(\.messages).count
        guard received == staged.count else {
            throw Feedback(
                "\(staged.count) messages were there, and the handler got \(received): those without a valid context were left out.",
                why: "An order is an order, with a trace or without; here it is lost."
            )
        }
        let span = try batchSpan()
        let count = span.attributes.get("messaging.batch.message_count")
        guard count == .int64(Int64(staged.count)) else {
            throw Feedback(
                "The batch has \(staged.count) messages, and messaging.batch.message_count says \(count?.text ?? "nothing"): "
                    + "messages without a valid context count too.",
                why: why
            )
        }
        let expected = staged.compactMap(\.creation)
        guard
            span.links.count != expected.count
                || !expected.allSatisfy({ creation in span.links.contains { $0.context.isSameSpan(as: creation) } })
        else { return }
        let diagnosis =
            if span.links.contains(where: { !$0.context.isValid }) {
                "There is a link to the ids 0: it stands for a message without a valid context."
            } else if span.links.contains(where: { $0.context.isSameSpan(as: span.context) }) {
                "A message without a valid context is linked to the batch span itself: the active context was kept for it."
            } else if span.links.count > expected.count {
                "A message without a valid context is linked to the sender of the message before it: its context was kept."
            } else {
                "Messages with a valid context are not linked."
            }
        throw Feedback(diagnosis, picture: LinkSketch.compare(staged, span), why: why)
    }
}
