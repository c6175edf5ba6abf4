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
        TODO(4, "one process span around the handler, with batchAttributes; none when nothing came")
        TODO(5, "a link to the creation context of every message")
        TODO(6, "fill in linkAttributes, and set them on every link")
        TODO(7, "record the handler's error, and commit every partition of the batch")
        let batch = try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
        try await handler(batch)
        return batch.count
        // End of your code.
    }

    /// What the process span says about the batch as a whole.
    private func batchAttributes(messageCount: Int) -> SpanAttributes {
        // Your code: step 4.
        [:]
        // End of your code.
    }

    /// What a link says about the one message that it stands for.
    private func linkAttributes(of message: KafkaConsumerMessage) -> SpanAttributes {
        // Your code: step 6.
        [:]
        // End of your code.
    }
}
