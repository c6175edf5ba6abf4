import Grading
import Kafka
import OTel
import Tracing

/// Step 3: the original stays findable.
let originalChecks: [Check<Lab06Subject>] = [
    Check(
        "first-hop-keeps-the-original-context",
        "After the first failure, original_traceparent names the send that the shop made",
        step: 3,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.placeOrder()
        let failure = try await platform.consume(failures: 1)
        let record = try platform.onlyRecords(1, on: platform.retryTopic, stoppedBy: failure)[0]
        try platform.verifyOriginal(on: record, is: staged)
    },

    Check(
        "later-hops-keep-the-first-original",
        "After every later failure, original_traceparent still names the first send",
        step: 3,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.stage(
            on: platform.retryTopic,
            headers: [KafkaHeader(key: "attempt", value: "2")]
        )
        let failure = try await platform.consume(failures: 1)
        let record = try platform.onlyRecords(1, on: platform.retryTopic, stoppedBy: failure)[0]
        try platform.verifyOriginal(on: record, is: staged, saying: "After the second failure: ")
    },

    Check(
        "original-place-stays-on-the-record",
        "original_topic, original_partition and original_offset say where the first record is, over all hops",
        step: 3
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.placeOrder()
        try await platform.consume(failures: 2)
        let why = "The first record is the evidence: it shows what was sent, when, and what lay around it."
        for (index, record) in platform.written(to: platform.retryTopic).enumerated() {
            let place = "After failure \(index + 1): "
            let expected = [
                ("original_topic", platform.topic), ("original_partition", "\(staged.record.partition)"),
                ("original_offset", "\(staged.record.offset)"),
            ]
            for (key, text) in expected {
                try platform.verifyHeader(key, text, on: record, saying: place, why: why)
            }
        }
        guard platform.written(to: platform.retryTopic).isEmpty else { return }
        _ = try platform.onlyRecord(on: platform.retryTopic, why: why)
    },

    Check(
        "retry-span-links-to-the-original",
        "The process span of a retry is below the last send, and links to the first",
        step: 3,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.stage(
            on: platform.retryTopic,
            headers: [KafkaHeader(key: "attempt", value: "2")]
        )
        try await platform.consume()
        let span = try platform.messageSpan()
        try platform.verifyParent(
            of: span,
            is: staged,
            expected: platform.hopTree(platform.retryTopic, "process \(platform.retryTopic)")
        )
        try platform.verifyLink(of: span, to: staged)
    },
]
