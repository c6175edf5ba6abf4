import Grading
import Kafka
import OTel
import Tracing

/// A message that waits on the broker, and its creation context: the span that its traceparent names.
struct Staged: Sendable {
    let record: KafkaConsumerMessage
    let creation: SpanContext?

    /// The record's place, for people.
    var place: String { "partition \(record.partition), offset \(record.offset)" }
}

/// Puts messages on one topic of the broker, as senders of many kinds leave them.
struct Staging: Sendable {
    let bench: Bench
    let topic: String

    /// Sent by the shop, from a producer span in a trace of its own.
    func send(key: String? = nil, partition: Int = 0) async throws -> Staged {
        try await bench.service("shop") {
            try withSpan("send \(topic)", ofKind: .producer) { span in
                try append(span.context.spanContext, key: key, partition: partition)
            }
        }
    }

    /// Sent by a span that is known by its context only.
    func append(_ creation: SpanContext?, key: String? = nil, partition: Int = 0) throws -> Staged {
        var headers: [KafkaHeader] = []
        if let creation {
            headers.append(KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: creation)))
            if !creation.traceState.isEmpty {
                headers.append(KafkaHeader(key: "tracestate", value: creation.traceState.headerValue))
            }
        }
        return Staged(record: try append(headers, key: key, partition: partition), creation: creation)
    }

    /// With these headers, whatever they hold, and without a valid context.
    func append(headers: [KafkaHeader], partition: Int = 0) throws -> Staged {
        Staged(record: try append(headers, key: nil, partition: partition), creation: nil)
    }

    private func append(_ headers: [KafkaHeader], key: String?, partition: Int) throws -> KafkaConsumerMessage {
        try bench.broker.append(
            KafkaProducerMessage(
                topic: topic,
                partition: KafkaPartition(rawValue: partition),
                headers: headers,
                key: key.map { Array($0.utf8) },
                value: Array(bench.word("payload").utf8)
            )
        )
    }
}

extension SpanContext {
    /// Whether it names the same span: the same trace id and span id.
    func isSameSpan(as other: SpanContext?) -> Bool {
        traceID == other?.traceID && spanID == other?.spanID
    }

    /// The ids for people: the trace's first digits, and the span's.
    var short: String { "\(traceID.hex.prefix(8))…/\(spanID.hex)" }
}
