import Grading
import Kafka
import OTel
import Tracing

/// Step 4: after the last attempt.
let deadLetterChecks: [Check<Lab06Subject>] = [
    Check(
        "last-attempt-goes-to-the-dead-letter-topic",
        "After as many failures as there may be, the message is on the dead-letter topic, once",
        step: 4,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let maxAttempts = $1.number(in: 2...5)
        _ = try await platform.placeOrder()
        let failure = try await platform.consume(failures: .max, maxAttempts: maxAttempts)
        let calls = platform.calls.count
        guard calls != maxAttempts else {
            _ = try platform.onlyRecords(1, on: platform.deadLetterTopic, stoppedBy: failure)
            return
        }
        throw Feedback(
            "maxAttempts is \(maxAttempts), and the handler was called \(calls) times.",
            picture: platform.wirePicture(of: [platform.retryTopic, platform.deadLetterTopic]),
            why: "Who sets a limit of attempts counts calls of the handler: each may charge a card or send a mail."
        )
    },

    Check("dead-letter-says-why", "The header dead_letter_reason is attempts_exhausted", step: 4) {
        let why = "Reasons are counted: one word of a few makes a chart, a sentence or nothing makes a riddle."
        for stale in [[], [KafkaHeader(key: "dead_letter_reason", value: "of_another_time")]] {
            let platform = Platform($0, $1)
            _ = try await platform.stage(
                on: platform.retryTopic,
                headers: stale + [KafkaHeader(key: "attempt", value: "3")]
            )
            let failure = try await platform.consume(failures: 1)
            let record = try platform.onlyRecords(1, on: platform.deadLetterTopic, stoppedBy: failure)[0]
            let values = record.headers.values(of: "dead_letter_reason")
            let text = values.last.flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) } ?? ""
            guard values.count != 1 || !text.contains(" ") else {
                throw Feedback(
                    "dead_letter_reason holds the text of the error: it is another one each time, and may hold a "
                        + "customer's data.",
                    picture: ["expected  attempts_exhausted", "got       \(text)"],
                    why: why
                )
            }
            try platform.verifyHeader(
                "dead_letter_reason",
                "attempts_exhausted",
                on: record,
                saying: stale.isEmpty ? "" : "The message came with a reason of another time. ",
                why: why
            )
        }
    },

    Check(
        "dead-letter-carries-both-contexts",
        "A dead letter carries the current context, the original one, and the message as it was",
        step: 4,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let others = [KafkaHeader(key: "schema", value: [0x00, 0xFF] + $1.bytes(count: 3))]
        let staged = try await platform.stage(
            on: platform.retryTopic,
            headers: others + [KafkaHeader(key: "attempt", value: "3")]
        )
        let failure = try await platform.consume(failures: 1)
        let record = try platform.onlyRecords(1, on: platform.deadLetterTopic, stoppedBy: failure)[0]
        try platform.verifyCurrentContext(
            on: record,
            below: platform.messageSpan(),
            of: staged,
            expected: platform.hopTree(
                platform.retryTopic,
                "process \(platform.retryTopic)",
                sends: platform.deadLetterTopic
            )
        )
        try platform.verifyOriginal(on: record, is: staged)
        try platform.verifySame(record, as: staged.record, others: others + Platform.originalPlace)
    },

    Check(
        "failed-dead-letter-leaves-the-message-uncommitted",
        "When the dead letter cannot be written, the error is thrown on and the message stays uncommitted",
        step: 4,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.stage(
            on: platform.retryTopic,
            headers: [KafkaHeader(key: "attempt", value: "3")]
        )
        $1.broker.failNextDelivery(of: platform.deadLetterTopic, with: .unreachable)
        let failure = try await platform.consume(failures: 1)
        try platform.verifyUncommitted(staged.record, after: failure, by: "billing", sending: platform.deadLetterTopic)
    },
]
