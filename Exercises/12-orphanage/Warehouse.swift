import Kafka
import KafkaTracing
import Tracing

/// Packs what was paid, many orders at a time, and publishes each parcel.
struct Warehouse: Sendable {
    /// Reads the payments.
    let consumer: any KafkaConsumer
    let producer: TracedProducer
    let pack: Pack

    /// Waits up to `timeout` for payments, packs all that came, and commits them.
    ///
    /// - Returns: how many came; 0 when none did.
    func packNext(maxMessages: Int, timeout: Duration) async throws -> Int {
        // Your code: the whole body of the service is yours.
        let batch = try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
        guard !batch.isEmpty else { return 0 }
        let lastOfEachPartition = Dictionary(batch.map { ($0.partition, $0) }) { _, later in later }.values

        try await withSpan("process \(Topics.payments)", ofKind: .consumer) { span in
            span.attributes = batchAttributes(topic: Topics.payments, consumer: consumer)
            span.attributes["messaging.batch.message_count"] = batch.count
            for message in lastOfEachPartition {
                let payment = extractTraceContext(from: message.headers)
                span.addLink(SpanLink(context: payment, attributes: linkAttributes(of: message)))
            }
            for message in batch {
                try await packParcel(message)
            }
        }

        for message in lastOfEachPartition {
            try await consumer.commit(message)
        }
        return batch.count
    }

    /// Goes on with the order's own trace: the batch is about many orders, and a parcel about one.
    private func packParcel(_ message: KafkaConsumerMessage) async throws {
        let payment = extractTraceContext(from: message.headers)
        try await withSpan("pack parcel", context: payment) { _ in
            let order = try Order(message.value)
            try await pack(order)
            try await producer.send(order.message(to: Topics.parcels))
        }
        // End of your code.
    }
}
