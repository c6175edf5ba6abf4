import Grading
import Kafka
import OTel
import Tracing

/// Step 8: what is left where it is.
let redriveLimitChecks: [Check<Lab06Subject>] = [
    Check(
        "redrives-are-limited",
        "What was sent back as often as it may be is left where it is",
        step: 8,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let limit = $1.number(in: 1...4)
        let staged = try await platform.stageDeadLetter(headers: [KafkaHeader(key: "redrive", value: "\(limit)")])
        let failure = try await platform.manage(maxRedrives: limit)
        try platform.verifyLeft(staged, failure, "A dead letter that was sent back \(limit) times of \(limit)")
    },

    Check("poison-is-not-sent-back", "Poison is left where it is, and its span says so", step: 8, points: 2) {
        subject,
        bench in
        for reason in ["undecodable_value", "null_value", "malformed_headers"] {
            let platform = Platform(subject, bench)
            let staged = try await platform.stageDeadLetter(reason: reason)
            let failure = try await platform.manage()
            try platform.verifyLeft(staged, failure, "A dead letter with the reason \(reason)")
        }
    },

    Check(
        "malformed-redrive-is-not-sent-back",
        "A dead letter whose redrive is no number is left where it is",
        step: 8
    ) { subject, bench in
        let malformed: [[UInt8]?] = [nil, [], Array("twice".utf8), Array("-7".utf8), [0x31, 0x00], [0xC3, 0x28]]
        for value in malformed {
            let platform = Platform(subject, bench)
            let header = KafkaHeader(key: "redrive", value: value)
            let staged = try await platform.stageDeadLetter(headers: [header])
            let failure = try await platform.manage()
            try platform.verifyLeft(staged, failure, "A dead letter with the header redrive: \(header.displayValue)")
        }
    },
]

extension Platform {
    /// The manager has committed `staged`, sent nothing, ended without an error, and recorded why on its span.
    func verifyLeft(_ staged: Staged, _ failure: (any Error)?, _ what: String) throws {
        let why = "What fails the same way each time goes from topic to topic for ever, and hides what could be helped."
        guard written(to: topic).isEmpty, written(to: deadLetterTopic).isEmpty, written(to: retryTopic).isEmpty else {
            throw Feedback(
                "\(what) was sent on, and should be left where it is.",
                picture: wirePicture(of: [topic, retryTopic, deadLetterTopic]),
                why: why
            )
        }
        guard failure == nil, isCommitted(staged.record, by: "dlq") else {
            throw Feedback(
                "\(what) " + (failure.map { "ended the manager with \(type(of: $0))." } ?? "was not committed."),
                why:
                    "The dead letters behind it are never looked at: one message blocks the topic, on every restart anew."
            )
        }
        let span = try messageSpans(of: "dlq").last
        guard let span else { return }
        try verifyFailure(
            of: span,
            "\(what) is given up",
            expected: hopTree(deadLetterTopic, "dlq.consume"),
            secrets: [correlationID],
            why: "Nobody else will touch this message again: its span is the last chance that somebody sees it."
        )
    }
}
