import Kafka
import Streams

@testable import Lab07Solution

/// The operator makes a new record, which has no headers.
enum DropsTheHeaders {
    static func withoutEmail(_ record: StreamRecord) throws -> StreamRecord {
        let raw = try decode(RawOrder.self, from: record.value)
        let order = try encode(Order(id: raw.id, cents: raw.cents, orderedAt: raw.orderedAt))
        return StreamRecord(key: record.key, value: order, timestamp: record.timestamp)
    }
}
