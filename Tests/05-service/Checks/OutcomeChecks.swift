import Grading
import Kafka
import OTel
import Tracing

/// Step 6: what becomes of an event.
let outcomeChecks: [Check<Lab05Subject>] = [
    Check(
        "unknown-event-type-is-shown",
        "An event that nobody handles leaves a process span with event.skipped",
        step: 6
    ) {
        let billing = ConsumerScenario($0, $1)
        let unknown = $1.word("order.returned")
        _ = try await billing.stage(unknown)
        _ = try await billing.stage(nil)
        _ = try await billing.stage(billing.types[0])
        try await billing.run()
        let why = "An event that is skipped without a word is looked for in every service but the one that dropped it."
        let spans = try billing.processSpans()
        guard spans.count >= 3 else {
            throw Feedback(
                "Three events were read, two of which nobody handles; \(spans.count) left a process span.",
                picture: billing.sketch(spans[0], "the only event that is seen"),
                why: why
            )
        }
        for (span, type) in zip(spans, [unknown, "unknown", billing.types[0]]) {
            try AttributeTable([
                "event.type": .equals(.string(type)),
                "event.skipped": type == billing.types[0] ? .absent : .equals(true),
            ]).verify(
                span,
                saying: type == billing.types[0] ? "For an event that has a handler, " : "Nobody handles this event. ",
                why: why
            )
        }
    },

    Check(
        "unknown-event-type-is-no-error",
        "An event that nobody handles is committed, and is no failure",
        step: 6
    ) {
        let billing = ConsumerScenario($0, $1)
        let unknown = try await billing.stage($1.word("order.returned"))
        let thrown = try await billing.run()
        guard thrown == nil, billing.committedOffset(of: unknown) == unknown.record.offset.rawValue + 1 else {
            throw Feedback(
                thrown.map { "An event of an unknown type ended the consumer, with the error \($0)." }
                    ?? "An event of an unknown type was skipped, and not committed.",
                why: "The shop may publish new types at any time; a consumer that stops at one stops for good."
            )
        }
        let span = try billing.processSpan()
        try span.verifyNoFailure(
            "Nobody handles the event, which is no failure",
            why: "New types of events are an every-day thing; as errors they would drown the real ones."
        ) { billing.sketch(span, $0) }
    },

    Check("handled-event-is-committed", "An event that was handled is committed", step: 6) {
        let billing = ConsumerScenario($0, $1)
        let staged = try await billing.stage(billing.types[0])
        try await billing.run()
        let (committed, expected) = (billing.committedOffset(of: staged), staged.record.offset.rawValue + 1)
        guard committed != expected else { return }
        throw Feedback(
            "The event at offset \(staged.record.offset) was handled, and the group's offset is "
                + "\(committed.map(String.init) ?? "not set"); it should be \(expected).",
            why: "What is not committed is delivered again after the next restart: the card is charged twice."
        )
    },

    Check("handler-error-is-recorded", "An error of the handler sets the status and error.type", step: 6, points: 2) {
        let billing = ConsumerScenario($0, $1)
        _ = try await billing.stage(billing.types[0])
        try await billing.run(failing: billing.types[0])
        let span = try billing.processSpan()
        try span.verifyFailure(of: "The handler failed", secrets: [billing.correlationID]) { billing.sketch(span, $0) }
    },

    Check("handler-error-is-thrown-on", "An error of the handler ends the consumer", step: 6) {
        let billing = ConsumerScenario($0, $1)
        _ = try await billing.stage(billing.types[0])
        guard try await !(billing.run(failing: billing.types[0]) is ConsumerScenario.PaymentRefused) else { return }
        throw Feedback(
            "The handler threw PaymentRefused, and `run` went on as if it had not.",
            why: "Going on commits a later offset, and with it the event that failed: it is lost for good."
        )
    },

    Check("failed-event-stays-uncommitted", "An event whose handler failed is not committed", step: 6) {
        let billing = ConsumerScenario($0, $1)
        let staged = try await billing.stage(billing.types[0])
        try await billing.run(failing: billing.types[0])
        guard let committed = billing.committedOffset(of: staged), committed > staged.record.offset.rawValue else {
            return
        }
        throw Feedback(
            "The handler failed on offset \(staged.record.offset), and the group's offset is \(committed): "
                + "the event will not come again.",
            why: "An order that was never charged and never will be is money lost without a trace."
        )
    },
]
