import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// The message is committed before it is handled.
enum CommitsBeforeHandling {
    struct TracedConsumer: Sendable {
        let consumer: any KafkaConsumer

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            for try await message in consumer.messages {
                try await consumer.commit(message)
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
            }
        }
    }
}
