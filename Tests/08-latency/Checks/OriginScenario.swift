import Grading
import Kafka

/// A service that sends a message through the subject, and what then lies on the broker.
struct OriginScenario {
    static let header = "origin_timestamp"

    let topic: String
    /// When the message was sent, give or take: milliseconds since the Unix epoch.
    let now: Int64
    let given: [KafkaHeader]
    /// What stood on the wire.
    let headers: [KafkaHeader]

    var origins: [[UInt8]?] { headers.values(of: Self.header) }
    var others: [KafkaHeader] {
        headers.filter { !["origin_timestamp", "traceparent", "tracestate"].contains($0.key) }
    }

    /// - Parameters:
    ///   - cause: the headers of the message that is handled meanwhile; nil where the path begins.
    ///   - given: the headers of the message that is sent.
    init(
        _ subject: Lab08Subject,
        _ bench: Bench,
        causedBy cause: [KafkaHeader]?,
        given: [KafkaHeader] = []
    ) async throws {
        topic = bench.word("payments")
        self.given = given
        let received = cause.map { headers in
            KafkaConsumerMessage(
                topic: bench.word("orders"),
                partition: KafkaPartition(rawValue: 0),
                headers: headers,
                key: nil,
                value: [],
                offset: KafkaOffset(rawValue: 0),
                timestamp: .createTime(millisecondsSinceEpoch: bench.clock.millisecondsSinceEpoch - 300)
            )
        }
        let message = KafkaProducerMessage(
            topic: topic,
            headers: given,
            key: Array(bench.word("order").utf8),
            value: Array(bench.word("payload").utf8)
        )
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "payments-1"))
        now = bench.clock.millisecondsSinceEpoch
        try await bench.service("payments") { try await subject.send(producer, bench.clock, message, received) }
        await producer.shutdown()
        guard let record = bench.broker.records(in: topic).first else {
            throw Feedback("Nothing was sent.", why: "An order that is not sent is not delivered.")
        }
        headers = record.headers
    }

    func picture(expected: String) -> [String] {
        ["expected", "  origin_timestamp  \(expected)"]
            + HeaderSketch.list("on the wire", headers) { $0.key == Self.header }
    }
}
