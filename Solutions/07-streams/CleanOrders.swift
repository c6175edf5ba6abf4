import Kafka
import LabKit
import Streams

/// The order as the other services may see it: without the customer's e-mail address.
func withoutEmail(_ record: StreamRecord) throws -> StreamRecord {
    let raw = try decode(RawOrder.self, from: record.value)
    let order = try encode(Order(id: raw.id, cents: raw.cents, orderedAt: raw.orderedAt))
    // Your code: step 1.
    return record.withValue(order)
    // End of your code.
}
