import Kafka
import Streams

@testable import Lab07Solution

/// The operator carries the one header that tracing is about, and no other.
enum KeepsOnlyTheTraceparent {
    static func withoutEmail(_ record: StreamRecord) throws -> StreamRecord {
        let raw = try decode(RawOrder.self, from: record.value)
        let order = try encode(Order(id: raw.id, cents: raw.cents, orderedAt: raw.orderedAt))
        return StreamRecord(
            key: record.key,
            value: order,
            timestamp: record.timestamp,
            headers: record.headers.filter { $0.key == "traceparent" }
        )
    }
}
