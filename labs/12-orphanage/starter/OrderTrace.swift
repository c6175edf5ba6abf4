import Kafka
import KafkaTracing
import OTel
import Tracing

/// All that a run of the platform left of one order.
struct OrderTrace: Sendable {
    /// A call to something outside the platform that failed: it threw, or answered with a status of 400 or more.
    struct Failure: Sendable, Hashable {
        /// The service that made the call.
        var service: String
        /// What it called, as the call's span is named: `INSERT payments`, `POST slack`.
        var call: String
    }

    /// The order's correlation id. It is in the header `correlation_id` of the order's records, and in the attribute
    /// `messaging.message.conversation_id` of every span that sends or processes one single record.
    var correlationID: String

    /// Every span of every trace that has to do with the order, and every span with a link into one of these traces. In no
    /// order.
    var spans: [SpanData]

    /// The order's records on all topics, oldest first.
    var records: [KafkaConsumerMessage]

    /// The calls that failed, each as often as it did.
    var failures: [Failure]
}

extension OrderTrace {
    /// Picks what belongs to one order from all that a run left.
    init(of correlationID: String, spans: [SpanData], records: [KafkaConsumerMessage], failures: [Failure]) {
        let own = spans.filter { $0.correlationID == correlationID }
        var traceIDs = Set(own.map(\.context.traceID))
        traceIDs.formUnion(own.flatMap(\.links).map(\.context.traceID))
        self.init(
            correlationID: correlationID,
            spans: spans.filter { span in
                traceIDs.contains(span.context.traceID) || span.links.contains { traceIDs.contains($0.context.traceID) }
            },
            records: records.filter { $0.headers.text(of: "correlation_id") == correlationID },
            failures: failures
        )
    }
}

extension SpanData {
    /// The correlation id of the one record that this span sends or processes; nil on all other spans.
    var correlationID: String? {
        guard case .string(let id) = attributes.get("messaging.message.conversation_id") else { return nil }
        return id
    }

    /// Whether the span's status is error.
    var isFailed: Bool { status?.code == .error }
}

extension KafkaConsumerMessage {
    /// The trace contexts in the headers `traceparent`, as many as there are. nil stands for one that cannot be read.
    var traceparents: [SpanContext?] {
        headers.filter { $0.key == "traceparent" }.map { header in
            var context = ServiceContext.topLevel
            W3CTraceContextPropagator().extract([header], into: &context, using: KafkaHeadersExtractor())
            return context.spanContext
        }
    }
}
