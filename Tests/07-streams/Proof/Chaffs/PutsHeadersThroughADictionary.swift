import Kafka
import Streams

@testable import Lab07Solution

/// The headers go through a dictionary of text.
enum PutsHeadersThroughADictionary {
    static func withoutEmail(_ record: StreamRecord) throws -> StreamRecord {
        let raw = try decode(RawOrder.self, from: record.value)
        let order = try encode(Order(id: raw.id, cents: raw.cents, orderedAt: raw.orderedAt))
        var headers: [String: String] = [:]
        for header in record.headers {
            headers[header.key] = String(decoding: header.value ?? [], as: UTF8.self)
        }
        return record.withValue(order).withHeaders(
            headers.sorted { $0.key < $1.key }.map { KafkaHeader(key: $0.key, value: $0.value) }
        )
    }
}
