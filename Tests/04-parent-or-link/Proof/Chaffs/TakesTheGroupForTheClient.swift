import Kafka
import KafkaTracing
import Tracing

@testable import Lab04Solution

/// The batch span's client id is the name of the group, which all of its consumers share.
enum TakesTheGroupForTheClient {
    struct BatchConsumer: Sendable {
        let consumer: any KafkaConsumer
        let topic: String

        func handleNext(
            maxMessages: Int,
            timeout: Duration,
            _ handler: ([KafkaConsumerMessage]) async throws -> Void
        ) async throws -> Int {
            let batch = try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
            guard !batch.isEmpty else { return 0 }

            try await withSpan("process \(topic)", ofKind: .consumer) { span in
                span.attributes = batchAttributes(messageCount: batch.count)
                for message in batch {
                    let creationContext = extractTraceContext(from: message.headers)
                    span.addLink(SpanLink(context: creationContext, attributes: linkAttributes(of: message)))
                }
                do {
                    try await handler(batch)
                } catch {
                    span.attributes["error.type"] = errorType(of: error)
                    throw error
                }
            }

            let lastOfEachPartition = Dictionary(batch.map { ($0.partition, $0) }) { _, later in later }
            for message in lastOfEachPartition.values {
                try await consumer.commit(message)
            }
            return batch.count
        }

        private func batchAttributes(messageCount: Int) -> SpanAttributes {
            [
                "messaging.system": "kafka",
                "messaging.operation.name": "process",
                "messaging.operation.type": "process",
                "messaging.destination.name": .string(topic),
                "messaging.consumer.group.name": .string(consumer.groupID),
                "messaging.client.id": .string(consumer.groupID),
                "messaging.batch.message_count": .int64(Int64(messageCount)),
            ]
        }

        private func linkAttributes(of message: KafkaConsumerMessage) -> SpanAttributes {
            var attributes: SpanAttributes = [
                "messaging.destination.partition.id": .string("\(message.partition)"),
                "messaging.kafka.offset": .int64(Int64(message.offset.rawValue)),
            ]
            attributes["messaging.kafka.message.key"] = message.key.map { String(decoding: $0, as: UTF8.self) }
            return attributes
        }
    }
}
