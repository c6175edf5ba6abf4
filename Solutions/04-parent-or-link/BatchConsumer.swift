import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Hands messages to a handler in batches, each batch inside one process span.
struct BatchConsumer: Sendable {
    let consumer: any KafkaConsumer

    /// The topic that the consumer reads.
    let topic: String

    /// Waits up to `timeout` for messages, calls `handler` once with all that came, and commits them. An error of the
    /// handler is recorded on the span and thrown on; the batch stays uncommitted, to be delivered again.
    ///
    /// - Returns: how many messages were handled; 0 when none came.
    func handleNext(
        maxMessages: Int,
        timeout: Duration,
        _ handler: ([KafkaConsumerMessage]) async throws -> Void
    ) async throws -> Int {
        // Your code: steps 4, 5 and 7.
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
        // End of your code.
    }

    /// What the process span says about the batch as a whole.
    private func batchAttributes(messageCount: Int) -> SpanAttributes {
        // Your code: step 4.
        [
            "messaging.system": "kafka",
            "messaging.operation.name": "process",
            "messaging.operation.type": "process",
            "messaging.destination.name": .string(topic),
            "messaging.consumer.group.name": .string(consumer.groupID),
            "messaging.client.id": .string(consumer.clientID),
            "messaging.batch.message_count": .int64(Int64(messageCount)),
        ]
        // End of your code.
    }

    /// What a link says about the one message that it stands for.
    private func linkAttributes(of message: KafkaConsumerMessage) -> SpanAttributes {
        // Your code: step 6.
        var attributes: SpanAttributes = [
            "messaging.destination.partition.id": .string("\(message.partition)"),
            "messaging.kafka.offset": .int64(Int64(message.offset.rawValue)),
        ]
        attributes["messaging.kafka.message.key"] = message.key.map { String(decoding: $0, as: UTF8.self) }
        return attributes
        // End of your code.
    }
}
