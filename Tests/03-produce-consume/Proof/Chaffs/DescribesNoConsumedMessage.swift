import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// The consumer span tells nothing about the message itself.
enum DescribesNoConsumedMessage {
    struct TracedConsumer: Sendable {
        let consumer: any KafkaConsumer

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            for try await message in consumer.messages {
                let producerContext = extractTraceContext(from: message.headers)
                try await withSpan("process \(message.topic)", context: producerContext, ofKind: .consumer) { span in
                    span.attributes = processAttributes(
                        of: message,
                        groupID: consumer.groupID,
                        clientID: consumer.clientID
                    )
                    span.updateAttributes { attributes in
                        attributes["messaging.message.conversation_id"] = nil
                        attributes["messaging.kafka.message.key"] = nil
                        attributes["messaging.kafka.message.tombstone"] = nil
                    }
                    do {
                        try await handler(message)
                    } catch {
                        span.attributes["error.type"] = errorType(of: error)
                        throw error
                    }
                }
                try await consumer.commit(message)
            }
        }
    }
}
