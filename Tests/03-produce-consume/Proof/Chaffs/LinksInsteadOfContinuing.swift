import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// The consumer span starts a new trace and links to the producer span.
enum LinksInsteadOfContinuing {
    struct TracedConsumer: Sendable {
        let consumer: any KafkaConsumer

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            for try await message in consumer.messages {
                let producerContext = extractTraceContext(from: message.headers)
                try await withSpan("process \(message.topic)", context: .topLevel, ofKind: .consumer) { span in
                    span.addLink(SpanLink(context: producerContext, attributes: [:]))
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
