import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// One context is kept for all messages: a message without headers gets the one before.
enum KeepsTheContextBetweenMessages {
    struct TracedConsumer: Sendable {
        let consumer: any KafkaConsumer

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            var producerContext = ServiceContext.topLevel
            for try await message in consumer.messages {
                let instrument = InstrumentationSystem.instrument
                instrument.extract(message.headers, into: &producerContext, using: KafkaHeadersExtractor())
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
            }
        }
    }
}
