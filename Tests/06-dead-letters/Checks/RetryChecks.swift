import Grading
import Kafka
import OTel
import Tracing

/// Step 2: what a failed message looks like on the retry topic.
let retryChecks: [Check<Lab06Subject>] = [
    Check(
        "failed-message-goes-to-the-retry-topic",
        "A message whose attempt failed is on the retry topic, once, and the next message is handled",
        step: 2,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let key = $1.word("order")
        _ = try await platform.placeOrder(key: key)
        let second = try await platform.placeOrder(key: key)
        let failure = try await platform.consume(failures: 1)
        _ = try platform.onlyRecords(2, on: platform.retryTopic, stoppedBy: failure)
        let value = String(decoding: second.record.value ?? [], as: UTF8.self)
        guard platform.calls.count(where: { $0.value == value }) != 2 else { return }
        throw Feedback(
            "Two messages fail once each; the handler was called \(platform.calls.count) times, and not 4.",
            picture: platform.wirePicture(of: [platform.retryTopic]),
            why: "One order that cannot be charged now must not hold up, or take along, the orders behind it."
        )
    },

    Check("attempt-is-counted-on-every-hop", "The header attempt counts the attempts, hop by hop", step: 2, points: 2) {
        let platform = Platform($0, $1)
        _ = try await platform.placeOrder()
        try await platform.consume(failures: 3, maxAttempts: 6)
        let why =
            "A count that stands still, or begins again, never reaches its limit: the message goes round for ever."
        let records = platform.written(to: platform.retryTopic)
        guard records.count == 3 else {
            throw Feedback(
                "After three failures of six attempts allowed, there should be 3 records on \(platform.retryTopic), "
                    + "and there are \(records.count).",
                picture: platform.wirePicture(of: [platform.retryTopic, platform.deadLetterTopic]),
                why: why
            )
        }
        for (index, record) in records.enumerated() {
            let place = index == 0 ? "After the first failure: " : "After failure \(index + 1): "
            try platform.verifyHeader("attempt", "\(index + 2)", on: record, saying: place, why: why)
        }
    },

    Check(
        "retry-carries-the-current-context",
        "The traceparent on the retry topic names the send below the failed attempt",
        step: 2,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let staged = try await platform.placeOrder()
        let failure = try await platform.consume(failures: 1)
        let record = try platform.onlyRecords(1, on: platform.retryTopic, stoppedBy: failure)[0]
        try platform.verifyCurrentContext(
            on: record,
            below: platform.messageSpan(),
            of: staged,
            expected: platform.failedTree(to: platform.retryTopic)
        )
    },

    Check(
        "message-survives-the-hop",
        "Key, value, correlation id and all other headers reach the retry topic byte by byte",
        step: 2,
        points: 2
    ) {
        let platform = Platform($0, $1)
        let others = [
            KafkaHeader(key: "schema", value: [0x00, 0xFF, 0xC3, 0x28] + $1.bytes(count: 4)),
            KafkaHeader(key: "tenant", value: $1.word("tenant")),
            KafkaHeader(key: "hop", value: nil),
            KafkaHeader(key: "empty", value: []),
            KafkaHeader(key: "tenant", value: $1.word("tenant")),
        ]
        let staged = try await platform.placeOrder(headers: others)
        let failure = try await platform.consume(failures: 1)
        let record = try platform.onlyRecords(1, on: platform.retryTopic, stoppedBy: failure)[0]
        try platform.verifySame(record, as: staged.record, others: others)
    },

    Check("two-retries-stay-apart", "Two failed messages keep their own headers", step: 2) {
        let platform = Platform($0, $1)
        let key = $1.word("order")
        let tenants = [$1.word("tenant"), $1.word("tenant")]
        var staged: [Platform.Staged] = []
        for tenant in tenants {
            staged.append(
                try await platform.placeOrder(key: key, headers: [KafkaHeader(key: "tenant", value: tenant)])
            )
        }
        let failure = try await platform.consume(failures: 1)
        let records = try platform.onlyRecords(2, on: platform.retryTopic, stoppedBy: failure)
        for (record, tenant) in zip(records, tenants) {
            let values = record.headers.values(of: "tenant")
            let count = record.headers.values(of: "correlation_id").count
            guard values != [Array(tenant.utf8)] || count != 1 else { continue }
            throw Feedback(
                "The retry of one message carries headers of another one.",
                picture: HeaderSketch.list("expected", [KafkaHeader(key: "tenant", value: tenant)])
                    + HeaderSketch.list("got", record.headers) { $0.key == "tenant" },
                why: "A header list kept between messages sends one customer's data on with another customer's order."
            )
        }
    },
]

extension Platform {
    /// The `count` records that the subject has written to `topic`.
    func onlyRecords(_ count: Int, on topic: String, stoppedBy failure: (any Error)?) throws -> [KafkaConsumerMessage] {
        let records = written(to: topic)
        guard records.count != count else { return records }
        let elsewhere = [self.topic, retryTopic, deadLetterTopic].filter { $0 != topic && !written(to: $0).isEmpty }
        let rest =
            switch failure {
            case let error?: " The consumer ended with \(type(of: error))."
            case nil where records.isEmpty && elsewhere.isEmpty: " What failed is on no topic at all: it is lost."
            case nil where !elsewhere.isEmpty: " There is something on \(elsewhere.joined(separator: ", "))."
            case nil: ""
            }
        throw Feedback(
            "\(count == 1 ? "One record" : "\(count) records") should have been written to \(topic), and "
                + "\(records.count) \(records.count == 1 ? "was" : "were").\(rest)",
            picture: wirePicture(of: [self.topic, retryTopic, deadLetterTopic]),
            why: "A message that failed is either on its next topic, or still uncommitted on this one; else it is lost."
        )
    }

    /// `record` has the key, the value and the correlation id of `message`, and the headers `others`.
    func verifySame(_ record: KafkaConsumerMessage, as message: KafkaConsumerMessage, others: [KafkaHeader]) throws {
        func text(_ bytes: [UInt8]?) -> String { KafkaHeader(key: "", value: bytes).displayValue }
        if record.key != message.key {
            throw Feedback(
                record.key == nil ? "The key was dropped on the way to \(record.topic)." : "The key was changed.",
                picture: ["expected  key \(text(message.key))", "got       key \(text(record.key))"],
                why:
                    "The key decides the partition, and with it the order in which one customer's messages are handled."
            )
        }
        if record.value != message.value {
            throw Feedback(
                message.value == nil && record.value == []
                    ? "The value was null, and went out empty: null and empty are two different things in Kafka."
                    : "The value was changed on the way to \(record.topic).",
                picture: ["expected  value \(text(message.value))", "got       value \(text(record.value))"],
                why: "A message that is changed on its way round cannot be handled again, or repaired, as what it was."
            )
        }
        let keys = Set(others.map(\.key)).union(["correlation_id"])
        let expected = message.headers.filter { keys.contains($0.key) }
        let got = record.headers.filter { keys.contains($0.key) }
        guard expected != got else { return }
        throw Feedback(
            "Headers that are not the retries' were lost or changed on the way to \(record.topic).",
            picture: HeaderSketch.list("expected", expected) + HeaderSketch.list("got", got) { !expected.contains($0) },
            why: "Others need their headers: without its schema id, for instance, the message cannot be read any more."
        )
    }
}
