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
            TODO(1, "a process span below the creation context, with a link to it")
            TODO(2, "for linkOnly, a process span below the active span, with a link to the creation context")
            try await handler(message)
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
