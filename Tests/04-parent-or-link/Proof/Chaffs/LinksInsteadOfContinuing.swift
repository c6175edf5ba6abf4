import Kafka
import KafkaTracing
import Tracing

@testable import Lab04Solution

/// A link where a parent was asked for: the process span is only linked, whatever the relation says.
enum LinksInsteadOfContinuing {
    struct MessageConsumer: Sendable {
        let consumer: any KafkaConsumer
        let relation: Relation

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            for try await message in consumer.messages {
                let creationContext = extractTraceContext(from: message.headers)
                let parent = ServiceContext.current ?? .topLevel
                try await withSpan("process \(message.topic)", context: parent, ofKind: .consumer) { span in
                    span.addLink(SpanLink(context: creationContext, attributes: [:]))
                    try await handle(message, in: span, handler)
                }
                try await consumer.commit(message)
            }
        }

        private func handle(
            _ message: KafkaConsumerMessage,
            in span: any Span,
            _ handler: (KafkaConsumerMessage) async throws -> Void
        ) async throws {
            span.attributes = processAttributes(of: message, groupID: consumer.groupID, clientID: consumer.clientID)
            do {
                try await handler(message)
            } catch {
                span.attributes["error.type"] = errorType(of: error)
                throw error
            }
        }
    }
}
