import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// The consumer span is started, and never made the active one.
enum DoesNotActivateTheSpan {
    struct TracedConsumer: Sendable {
        let consumer: any KafkaConsumer

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            for try await message in consumer.messages {
                let producerContext = extractTraceContext(from: message.headers)
                let span = startSpan("process \(message.topic)", context: producerContext, ofKind: .consumer)
                span.attributes = processAttributes(
                    of: message,
                    groupID: consumer.groupID,
                    clientID: consumer.clientID
                )
                defer { span.end() }
                do {
                    try await handler(message)
                } catch {
                    span.setStatus(SpanStatus(code: .error))
                    span.recordError(error)
                    span.attributes["error.type"] = errorType(of: error)
                    throw error
                }
                try await consumer.commit(message)
            }
        }
    }
}
