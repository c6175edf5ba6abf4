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
            let producerContext = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                span.attributes = processAttributes(
                    of: message,
                    groupID: consumer.groupID,
                    clientID: consumer.clientID
                )
                do {
                    try await handler(message)
                } catch {
                    span.attributes["error.type"] = errorType(of: error)
                    throw error
                }
            }
            try await consumer.commit(message)
            // End of your code.
        }
    }
}
