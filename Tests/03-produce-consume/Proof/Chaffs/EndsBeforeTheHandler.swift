import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// The consumer span ends before the handler is called.
enum EndsBeforeTheHandler {
    struct TracedConsumer: Sendable {
        let consumer: any KafkaConsumer

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            for try await message in consumer.messages {
                let producerContext = extractTraceContext(from: message.headers)
                withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                    span.attributes = processAttributes(
                        of: message,
                        groupID: consumer.groupID,
                        clientID: consumer.clientID
                    )
                }
                try await handler(message)
                try await consumer.commit(message)
            }
        }
    }
}
