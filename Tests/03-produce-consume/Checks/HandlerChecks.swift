import Grading
import Kafka
import OTel
import Tracing

/// Step 7: the handler's outcome.
let handlerChecks: [Check<Lab03Subject>] = [
    Check("handled-message-is-committed", "A message that was handled is committed", step: 7) {
        let billing = ConsumerScenario($0, $1)
        let staged = try await billing.stage(key: $1.word("order"))
        _ = try await billing.run()
        let committed = billing.committedOffset(of: staged)
        guard committed?.rawValue != staged.record.offset.rawValue + 1 else { return }
        throw Feedback(
            "The message at offset \(staged.record.offset) was handled, and the group's offset is "
                + "\(committed.map(\.description) ?? "not set"); it should be \(staged.record.offset.rawValue + 1).",
            why: "What is not committed is delivered again after the next restart: the card is charged twice."
        )
    },

    Check("handler-error-is-recorded", "An error of the handler sets the status and error.type", step: 7, points: 2) {
        let billing = ConsumerScenario($0, $1)
        let key = $1.word("order")
        _ = try await billing.stage(key: key)
        _ = try await billing.run(refusing: key)
        let span = try billing.consumerSpan()
        try span.verifyFailure(of: "The handler", secrets: [key, billing.correlationID]) { billing.sketch(span, $0) }
    },

    Check("handler-error-is-thrown-on", "An error of the handler is thrown on", step: 7) {
        let billing = ConsumerScenario($0, $1)
        let key = $1.word("order")
        _ = try await billing.stage(key: key)
        guard try await !(billing.run(refusing: key) is ConsumerScenario.PaymentRefused) else { return }
        throw Feedback(
            "The handler threw PaymentRefused, and `run` went on as if it had not.",
            why: "Going on commits a later offset, and with it the message that failed: it is lost for good."
        )
    },

    Check("failed-message-stays-uncommitted", "A message whose handler failed is not committed", step: 7) {
        let billing = ConsumerScenario($0, $1)
        let key = $1.word("order")
        let staged = try await billing.stage(key: key)
        _ = try await billing.run(refusing: key)
        guard let committed = billing.committedOffset(of: staged), committed > staged.record.offset else { return }
        throw Feedback(
            "The handler failed on offset \(staged.record.offset), and the group's offset is \(committed): "
                + "the message will not come again.",
            why: "An order that was never charged and never will be is money lost without a trace."
        )
    },
]
