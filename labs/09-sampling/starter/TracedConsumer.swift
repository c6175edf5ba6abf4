import Kafka
import KafkaTracing
import OTel
import Tracing

/// Hands messages to a handler, each inside a consumer span that continues the producer's trace.
struct TracedConsumer: Sendable {
    let consumer: any KafkaConsumer
    /// Makes the spans of failures in traces that are not kept.
    let failures: OTelTracer

    /// Calls `handler` with each message and commits it afterwards, until the consumer ends. An error of the handler is
    /// recorded and thrown on; its message stays uncommitted.
    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
        for try await message in consumer.messages {
            let producerContext = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                var attributes = processAttributes(
                    of: message,
                    groupID: consumer.groupID,
                    clientID: consumer.clientID
                )
                span.attributes = attributes
                do {
                    try await handler(message)
                } catch {
                    attributes["error.type"] = errorType(of: error)
                    span.attributes = attributes
                    recordFailure(error, of: message, attributes: attributes, in: span, failures: failures)
                    throw error
                }
            }
            try await consumer.commit(message)
        }
    }
}
