import Grading
import Kafka
import OTel
import Synchronization
import Tracing

/// Step 2: when a failed message is committed.
let retryCommitChecks: [Check<Lab06Subject>] = [
    Check(
        "commit-waits-for-the-retry",
        "A failed message is committed after the broker has acknowledged its retry, and then it is",
        step: 2,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.placeOrder()
        let wasCommitted = Mutex(false)
        $1.broker.onAcknowledge { _ in
            let isCommitted = platform.isCommitted(staged.record)
            wasCommitted.withLock { $0 = $0 || isCommitted }
        }
        let failure = try await platform.consume(failures: 1)
        _ = try platform.onlyRecords(1, on: platform.retryTopic, stoppedBy: failure)
        let isEarly = wasCommitted.withLock { $0 }
        guard isEarly || !platform.isCommitted(staged.record) else { return }
        throw Feedback(
            isEarly
                ? "The message was committed before the broker had acknowledged it on \(platform.retryTopic)."
                : "The message is on \(platform.retryTopic), and was not committed on \(platform.topic).",
            picture: [
                "expected  attempt fails, retry acknowledged, commit",
                isEarly
                    ? "got       attempt fails, commit, retry acknowledged"
                    : "got       attempt fails, retry acknowledged",
            ],
            why: isEarly
                ? "A process that dies between the two has committed an order that is on no topic any more."
                : "What is not committed is delivered again after the next restart, beside its retry."
        )
    },

    Check(
        "failed-retry-leaves-the-message-uncommitted",
        "When the retry cannot be written, the error is thrown on and the message stays uncommitted",
        step: 2,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let key = $1.word("order")
        let staged = try await platform.placeOrder(key: key)
        _ = try await platform.placeOrder(key: key)
        $1.broker.failNextDelivery(of: platform.retryTopic, with: .unreachable)
        let failure = try await platform.consume(failures: 1)
        try platform.verifyUncommitted(staged.record, after: failure, by: "billing", sending: platform.retryTopic)
    },

    Check(
        "process-span-covers-the-retry",
        "The process span, and the send below it, end after the retry was acknowledged",
        step: 2
    ) {
        let platform = Platform($0, $1)
        _ = try await platform.placeOrder()
        let bench = $1
        let ended = Mutex<[SpanID]>([])
        bench.broker.onAcknowledge { _ in
            ended.withLock { $0 += bench.spans.map(\.context.spanID) }
            bench.clock.advance(milliseconds: 40)
        }
        let failure = try await platform.consume(failures: 1)
        _ = try platform.onlyRecords(1, on: platform.retryTopic, stoppedBy: failure)
        let span = try platform.messageSpan()
        let sends = bench.spans.filter { $0.kind == .producer && $0.resource.serviceName == "billing" }
        let isEarly = ended.withLock { ended in
            (sends + [span]).first { ended.contains($0.context.spanID) }
        }
        guard let isEarly else { return }
        throw Feedback(
            "The span \(isEarly.name) had ended when the broker acknowledged the retry, which took 40 ms.",
            picture: platform.sketch(
                expected: platform.failedTree(to: platform.retryTopic),
                isEarly,
                "ended before the acknowledgement"
            ),
            why: "A hop to the retry topic that fails, or is slow, looks fine: its span was over before it happened."
        )
    },
]

extension KafkaError {
    /// What the broker answers when it should fail.
    static let unreachable = KafkaError(code: .messageTimedOut, reason: "Local: Message timed out")
}

extension Platform {
    /// `record` is not committed by `service`, and `failure`, which came out of it, is the broker's.
    func verifyUncommitted(
        _ record: KafkaConsumerMessage,
        after failure: (any Error)?,
        by service: String,
        sending next: String
    ) throws {
        if isCommitted(record, by: service) {
            throw Feedback(
                "The delivery to \(next) failed, and offset \(record.offset) of \(record.topic) was committed all the same"
                    + (failure == nil ? "." : ": before anybody could know that the delivery would fail."),
                picture: [
                    "on \(next)  nothing",
                    "group \(service)  reads on at offset "
                        + "\(committedOffset(of: record, by: service).map(\.description) ?? "0")",
                ],
                why: "The message is on no topic that anybody will read: it is lost, and no error says so."
            )
        }
        guard (failure as? KafkaError) != .unreachable else { return }
        throw Feedback(
            failure == nil
                ? "The delivery to \(next) failed, and the error was not thrown on."
                : "The delivery to \(next) failed, and another error was thrown: \(failure.map { "\($0)" } ?? "")",
            why: "A loop that goes on commits a later offset, and with it the message that could not be sent on."
        )
    }
}
