import Grading
import Kafka
import OTel
import Synchronization
import Tracing

/// Step 7: the way back to the main topic.
let redriveChecks: [Check<Lab06Subject>] = [
    Check(
        "redrive-carries-the-current-context",
        "What is sent back carries the context of the send below dlq.consume",
        step: 7,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.stageDeadLetter()
        let failure = try await platform.manage()
        let record = try platform.onlyRecords(1, on: platform.topic, stoppedBy: failure)[0]
        try platform.verifyCurrentContext(
            on: record,
            below: platform.messageSpan(of: "dlq"),
            of: staged,
            expected: platform.deadLetterTree
        )
    },

    Check(
        "redrive-keeps-message-and-original",
        "What is sent back is the message as it was, and still names its original",
        step: 7,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let others = [
            KafkaHeader(key: "schema", value: [0x00, 0xFF] + $1.bytes(count: 3)), KafkaHeader(key: "hop", value: nil),
        ]
        let staged = try await platform.stageDeadLetter(headers: others)
        let failure = try await platform.manage()
        let record = try platform.onlyRecords(1, on: platform.topic, stoppedBy: failure)[0]
        try platform.verifyOriginal(on: record, is: staged)
        try platform.verifySame(record, as: staged.record, others: others + Platform.originalPlace)
    },

    Check(
        "redrive-starts-counting-anew",
        "What is sent back is at its first attempt, has no reason any more, and counts the redrive",
        step: 7
    ) {
        let platform = Platform($0, $1)
        _ = try await platform.stageDeadLetter(headers: [KafkaHeader(key: "redrive", value: "1")])
        let failure = try await platform.manage(maxRedrives: 3)
        let record = try platform.onlyRecords(1, on: platform.topic, stoppedBy: failure)[0]
        let attempts = record.headers.values(of: "attempt")
        guard attempts.isEmpty || attempts == [Array("1".utf8)] else {
            throw Feedback(
                "The message went back with the attempts of the last time.",
                picture: HeaderSketch.list("on \(record.topic)", record.headers) { $0.key == "attempt" },
                why: "It would be a dead letter again after one failure, and no retry would help it."
            )
        }
        guard record.headers.values(of: "dead_letter_reason").isEmpty else {
            throw Feedback(
                "The message is no dead letter any more, and still has a dead_letter_reason.",
                picture: HeaderSketch.list("on \(record.topic)", record.headers) { $0.key == "dead_letter_reason" },
                why: "Whoever finds the message on the main topic takes it for a dead letter."
            )
        }
        try platform.verifyHeader(
            "redrive",
            "2",
            on: record,
            why: "What is not counted has no limit: the message goes from topic to topic for ever."
        )
    },

    Check(
        "failed-redrive-leaves-the-dead-letter-uncommitted",
        "A dead letter is committed when the main topic has acknowledged it, and not before",
        step: 7,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.stageDeadLetter()
        $1.broker.failNextDelivery(of: platform.topic, with: .unreachable)
        let failure = try await platform.manage()
        try platform.verifyUncommitted(staged.record, after: failure, by: "dlq", sending: platform.topic)

        let again = try await platform.manage()
        _ = try platform.onlyRecords(1, on: platform.topic, stoppedBy: again)
        guard !platform.isCommitted(staged.record, by: "dlq") else { return }
        throw Feedback(
            "The dead letter was sent back, and was not committed.",
            why: "After the next restart it is sent back once more: the order is charged twice."
        )
    },
]
