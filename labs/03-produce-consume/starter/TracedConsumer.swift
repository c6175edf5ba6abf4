import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Hands messages to a handler, each inside a consumer span that continues the producer's trace.
struct TracedConsumer: Sendable {
    let consumer: any KafkaConsumer

    /// Calls `handler` with each message and commits it afterwards, until the consumer ends. An error of the handler is
    /// recorded on the span and thrown on; its message stays uncommitted, to be delivered again.
    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
        for try await message in consumer.messages {
            // Your code: steps 5 to 7.
            TODO(5, "continue the producer's trace with a consumer span around the handler")
            TODO(6, "fill in processAttributes, and set them on the span")
            TODO(7, "record the handler's error, and commit only what was handled")
            try await handler(message)
            try await consumer.commit(message)
            // End of your code.
        }
    }
}
