import Grading
import Kafka
import OTel
import Synchronization
import Tracing

extension Platform {
    /// A message that waits on the broker, and the spans that led to it.
    struct Staged: Sendable {
        let record: KafkaConsumerMessage
        /// The span that sent the first record.
        let original: SpanContext
        /// The span that sent this one.
        let producer: SpanContext
    }

    /// The headers that say where the first record was, for a message that has been through a hop.
    static let originalPlace = [
        KafkaHeader(key: "original_topic", value: "first"),
        KafkaHeader(key: "original_partition", value: "2"),
        KafkaHeader(key: "original_offset", value: "41"),
    ]

    /// Puts a message on the main topic, sent by the shop.
    func placeOrder(
        key: String? = nil,
        value: [UInt8]? = nil,
        isNull: Bool = false,
        headers: [KafkaHeader] = []
    ) async throws -> Staged {
        let value = isNull ? nil : value ?? Array(bench.word("payload").utf8)
        return try await bench.service("shop") {
            try withSpan("POST /orders", ofKind: .server) { _ in
                try withSpan("send \(topic)", ofKind: .producer) { span in
                    let context = try Self.spanContext(of: span)
                    let record = try append(
                        to: topic,
                        key: key ?? bench.word("order"),
                        value: value,
                        headers: headers + [Self.traceparent(context)]
                    )
                    return Staged(record: record, original: context, producer: context)
                }
            }
        }
    }

    /// Puts a message on `destination` that the shop sent once, and that somebody has failed to handle since.
    func stage(on destination: String, key: String? = nil, headers: [KafkaHeader]) async throws -> Staged {
        let key = key ?? bench.word("order")
        return try await bench.service("shop") {
            try withSpan("POST /orders", ofKind: .server) { _ in
                try withSpan("send \(topic)", ofKind: .producer) { first in
                    let original = try Self.spanContext(of: first)
                    return try withSpan("process \(topic)", ofKind: .consumer) { _ in
                        try withSpan("send \(destination)", ofKind: .producer) { last in
                            let producer = try Self.spanContext(of: last)
                            let context = WireTraceparent.text(of: original)
                            let record = try append(
                                to: destination,
                                key: key,
                                value: Array(bench.word("payload").utf8),
                                headers: [KafkaHeader(key: "original_traceparent", value: context)]
                                    + Self.originalPlace + headers + [Self.traceparent(producer)]
                            )
                            return Staged(record: record, original: original, producer: producer)
                        }
                    }
                }
            }
        }
    }

    /// Puts a dead letter on its topic.
    func stageDeadLetter(
        reason: String = "attempts_exhausted",
        headers: [KafkaHeader] = []
    ) async throws -> Staged {
        try await stage(
            on: deadLetterTopic,
            headers: headers + [
                KafkaHeader(key: "attempt", value: "3"), KafkaHeader(key: "dead_letter_reason", value: reason),
            ]
        )
    }

    /// Puts a message with just these headers, and the correlation id, on a topic.
    @discardableResult
    func append(to topic: String, key: String?, value: [UInt8]?, headers: [KafkaHeader]) throws
        -> KafkaConsumerMessage
    {
        let record = try bench.broker.append(
            KafkaProducerMessage(
                topic: topic,
                headers: [KafkaHeader(key: "correlation_id", value: correlationID)] + headers,
                key: key.map { Array($0.utf8) },
                value: value
            )
        )
        staging.withLock { $0.append(record) }
        return record
    }

    private static func traceparent(_ context: SpanContext) -> KafkaHeader {
        KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: context))
    }

    private static func spanContext(of span: any Span) throws -> SpanContext {
        guard let context = span.context.spanContext else { throw SpanWithoutContext() }
        return context
    }

    private struct SpanWithoutContext: Error {}
}
