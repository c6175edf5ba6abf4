import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Hands messages to a handler one by one, each inside a process span.
struct MessageConsumer: Sendable {
    let consumer: any KafkaConsumer

    /// How each process span is tied to its message.
    let relation: Relation

    /// Calls `handler` with each message and commits it afterwards, until the consumer ends. An error of the handler is
    /// recorded on the span and thrown on; its message stays uncommitted, to be delivered again.
    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
        for try await message in consumer.messages {
            // Your code: steps 1 and 2.
            let creationContext = extractTraceContext(from: message.headers)
            let parent =
                switch relation {
                case .parentAndLink: creationContext
                case .linkOnly: ServiceContext.current ?? .topLevel
                }
            try await withSpan("process \(message.topic)", context: parent, ofKind: .consumer) { span in
                span.addLink(SpanLink(context: creationContext, attributes: [:]))
                try await handle(message, in: span, handler)
            }
            // End of your code.
            try await consumer.commit(message)
        }
    }

    /// Describes the message on `span` and calls the handler, as in Lab 03.
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
