import Kafka
import KafkaTracing
import Streams
import Tracing

@testable import Lab07Solution

/// The operator has a span of its own, whose traceparent is added behind the one that is there.
enum AppendsATraceparent {
    static func withoutEmail(_ record: StreamRecord) throws -> StreamRecord {
        let raw = try decode(RawOrder.self, from: record.value)
        let order = try encode(Order(id: raw.id, cents: raw.cents, orderedAt: raw.orderedAt))
        return withSpan("clean", context: extractTraceContext(from: record.headers), ofKind: .consumer) { span in
            record.withValue(order).withHeaders(record.headers + injectTraceContext(span.context, into: nil))
        }
    }
}
