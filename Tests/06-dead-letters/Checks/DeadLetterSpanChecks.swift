import Grading
import Kafka
import OTel
import Tracing

/// Step 6: the manager's span.
let deadLetterSpanChecks: [Check<Lab06Subject>] = [
    Check(
        "dead-letter-span-is-called-dlq-consume",
        "The manager's span is called dlq.consume, of kind CONSUMER, with the conventions' attributes",
        step: 6
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.stageDeadLetter()
        try await platform.manage()
        let span = try platform.messageSpan(of: "dlq")
        guard span.name == "dlq.consume", span.kind == .consumer else {
            throw Feedback(
                span.name == "dlq.consume"
                    ? "The span dlq.consume has kind \(span.kind.label)."
                    : "The manager's span has another name than the platform gives it.",
                picture: span.name == "dlq.consume"
                    ? platform.sketch(expected: platform.deadLetterTree, span, "kind \(span.kind.label)")
                    : HeaderSketch.compare("name", expected: "dlq.consume", got: span.name, note: "differs from here"),
                why: "All teams look for dead letters under one name, whichever topic they come from."
            )
        }
        try AttributeTable([
            "messaging.system": .equals("kafka"),
            "messaging.operation.name": .equals("process"),
            "messaging.operation.type": .equals("process"),
            "messaging.destination.name": .equals(.string(platform.deadLetterTopic)),
            "messaging.destination.partition.id": .equals(.string(staged.record.partition.description)),
            "messaging.kafka.offset": .equals(.int64(Int64(staged.record.offset.rawValue))),
            "messaging.consumer.group.name": .equals("dlq"),
            "dead_letter.reason": .equals("attempts_exhausted"),
        ]).verify(span, why: "The topic tells where the dead letter is, and the reason what to do about it.")
    },

    Check(
        "dead-letter-span-continues-the-trace",
        "The parent of dlq.consume is the span that sent the dead letter",
        step: 6,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.stageDeadLetter()
        try await platform.manage()
        try platform.verifyParent(of: platform.messageSpan(of: "dlq"), is: staged, expected: platform.deadLetterTree)
    },

    Check(
        "dead-letter-span-links-to-the-original",
        "dlq.consume links to the first send",
        step: 6,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.stageDeadLetter()
        try await platform.manage()
        try platform.verifyLink(of: platform.messageSpan(of: "dlq"), to: staged)
    },
]

extension Platform {
    /// The trace of a dead letter that is sent back.
    var deadLetterTree: TraceSketch.Node { hopTree(deadLetterTopic, "dlq.consume", sends: topic) }
}
