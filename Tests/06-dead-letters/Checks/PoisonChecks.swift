import Grading
import Kafka
import OTel
import Tracing

/// Step 5: messages that no attempt can help.
let poisonChecks: [Check<Lab06Subject>] = [
    Check("null-value-is-a-dead-letter", "A message with a null value goes to the dead letters, null as it is", step: 5)
    {
        let platform = Platform($0, $1)
        let staged = try await platform.placeOrder(isNull: true)
        try await platform.verifyPoison(
            staged,
            reason: "null_value",
            expecting: "A message with a null value",
            why: "The handler was written for orders; what it makes of none, nobody has thought about."
        )
    },

    Check(
        "undecodable-value-is-a-dead-letter",
        "A message that cannot be decoded goes to the dead letters at once, byte by byte as it is",
        step: 5,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.placeOrder(value: [0xFF] + $1.bytes(count: 6))
        try await platform.verifyPoison(
            staged,
            reason: "undecodable_value",
            expecting: "A message whose value cannot be decoded",
            why: "What fails the same way each time takes the place of messages that could be handled."
        )
    },

    Check(
        "malformed-attempt-is-a-dead-letter",
        "A message whose attempt is no number of 1 or more goes to the dead letters at once",
        step: 5
    ) { subject, bench in
        let malformed: [[UInt8]?] = [
            nil, [], Array("three".utf8), Array("-1".utf8), Array("0".utf8), Array("2.5".utf8), [0x32, 0x00],
            [0x00, 0x00, 0x00, 0x02], [0xC3, 0x28], Array(String(repeating: "9", count: 30).utf8),
        ]
        for value in malformed {
            let platform = Platform(subject, bench)
            let header = KafkaHeader(key: "attempt", value: value)
            let staged = try await platform.placeOrder(headers: [header])
            try await platform.verifyPoison(
                staged,
                reason: "malformed_headers",
                expecting: "A message with the header attempt: \(header.displayValue)",
                keeping: [header],
                why:
                    "A count that cannot be read, and is taken for 1, begins again on every hop: the message has no end."
            )
        }
    },

    Check(
        "poison-is-recorded-and-passed",
        "Poison is an error on its span, it is committed, and the next message is handled",
        step: 5,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let key = $1.word("order")
        let poison = try await platform.placeOrder(key: key, value: [0xFF, 0x01])
        _ = try await platform.placeOrder(key: key)
        let failure = try await platform.consume()
        guard failure == nil, platform.calls.count == 1, platform.isCommitted(poison.record) else {
            throw Feedback(
                failure.map { "A message that cannot be decoded ended the consumer with \(type(of: $0))." }
                    ?? (platform.calls.isEmpty
                        ? "The message behind one that cannot be decoded was not handled."
                        : "The message that cannot be decoded is still uncommitted."),
                why: "One message that nobody can read stops a whole partition, on every restart anew."
            )
        }
        let tree = TraceSketch.Node.span(
            "process \(platform.topic)",
            .consumer,
            .span("send \(platform.deadLetterTopic)", .producer)
        )
        try platform.verifyFailure(
            of: platform.messageSpan(),
            "The message could not be decoded",
            expected: .span("POST /orders", .server, .span("send \(platform.topic)", .producer, tree)),
            secrets: [key]
        )
    },
]

extension Platform {
    /// Lets the subject meet `staged`: it must be on the dead-letter topic at once, as it was, with this reason.
    func verifyPoison(
        _ staged: Staged,
        reason: String,
        expecting what: String,
        keeping others: [KafkaHeader] = [],
        why: String
    ) async throws {
        let before = calls.count
        let failure: (any Error)?
        do {
            failure = try await consume()
        } catch let feedback as Feedback {
            throw Feedback("\(what) was retried. \(feedback.diagnosis)", picture: feedback.picture, why: feedback.why)
        }
        guard written(to: retryTopic).isEmpty else {
            throw Feedback(
                "\(what) was sent to the retry topic: another attempt meets the same bytes.",
                picture: wirePicture(of: [retryTopic, deadLetterTopic]),
                why: why
            )
        }
        guard calls.count == before else {
            throw Feedback("\(what) was given to the handler.", why: why)
        }
        guard let record = written(to: deadLetterTopic).first, written(to: deadLetterTopic).count == 1 else {
            throw Feedback(
                failure.map {
                    "\(what) ended the consumer: \(type(of: $0)) was thrown, and nobody caught it. The message should be "
                        + "on \(deadLetterTopic)."
                } ?? "\(what) should be on \(deadLetterTopic), and is on no topic: it is lost.",
                why: failure == nil
                    ? "Who skips what cannot be read never learns that somebody sends it, nor what was in it."
                    : "One message that nobody can read stops a whole partition, on every restart anew."
            )
        }
        try verifyHeader(
            "dead_letter_reason",
            reason,
            on: record,
            saying: "\(what) is a dead letter now. ",
            why: "The reason decides who looks at it: the team that sends, the team that reads, or the platform's."
        )
        try verifySame(record, as: staged.record, others: others)
        try verifyOriginal(on: record, is: staged)
    }
}
