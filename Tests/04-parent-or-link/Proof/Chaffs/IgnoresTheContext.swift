import Kafka
import Tracing

@testable import Lab04Solution

/// The process span is an orphan: what the headers say is neither its parent nor linked to.
enum IgnoresTheContext {
    struct MessageConsumer: Sendable {
        let consumer: any KafkaConsumer
        let relation: Relation

        func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
            for try await message in consumer.messages {
                try await withSpan("process \(message.topic)", ofKind: .consumer) { span in
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
