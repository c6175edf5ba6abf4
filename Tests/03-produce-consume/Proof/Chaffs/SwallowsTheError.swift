import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// The handler's error is recorded, and the loop goes on with the next message.
enum SwallowsTheError {
    struct TracedConsumer: Sendable {
        let consumer: any KafkaConsumer

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            for try await message in consumer.messages {
                let producerContext = extractTraceContext(from: message.headers)
                var isHandled = false
                await withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                    span.attributes = processAttributes(
                        of: message,
                        groupID: consumer.groupID,
                        clientID: consumer.clientID
                    )
                    do {
                        try await handler(message)
                        isHandled = true
                    } catch {
                        span.setStatus(SpanStatus(code: .error))
                        span.recordError(error)
                        span.attributes["error.type"] = errorType(of: error)
                    }
                }
                if isHandled {
                    try await consumer.commit(message)
                }
            }
        }
    }
}
