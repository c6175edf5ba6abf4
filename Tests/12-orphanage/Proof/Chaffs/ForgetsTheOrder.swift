import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// Every parcel begins a trace of its own.
enum ForgetsTheOrder {
    struct Warehouse: Sendable {
        let consumer: any KafkaConsumer
        let producer: TracedProducer
        let pack: Pack

        func packNext(maxMessages: Int, timeout: Duration) async throws -> Int {
            let batch = try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
            guard !batch.isEmpty else { return 0 }
            let lastOfEachPartition = Dictionary(batch.map { ($0.partition, $0) }) { _, later in later }.values

            try await withSpan("process \(Topics.payments)", ofKind: .consumer) { span in
                span.attributes = batchAttributes(topic: Topics.payments, consumer: consumer)
                span.attributes["messaging.batch.message_count"] = batch.count
                for message in batch {
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

        private func packParcel(_ message: KafkaConsumerMessage) async throws {
            try await withSpan("pack parcel", context: .topLevel) { _ in
                let order = try Order(message.value)
                try await pack(order)
                try await producer.send(order.message(to: Topics.parcels))
            }
        }
    }
}
