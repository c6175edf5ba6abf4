import Kafka
import KafkaTracing
import Tracing

/// Takes orders, and publishes them.
struct Shop: Sendable {
    let producer: any KafkaProducer

    /// Returns when the broker has acknowledged the order. A delivery that fails is recorded and thrown on.
    func place(_ order: Order) async throws {
        // Your code: the whole body of the service is yours.
        try await withSpan("POST /orders", ofKind: .server) { _ in
            try await send(placed(order))
        }
    }

    /// The message that says that `order` was placed.
    private func placed(_ order: Order) -> KafkaProducerMessage {
        order.message(to: Topics.orders)
    }

    private func send(_ message: KafkaProducerMessage) async throws {
        try await withSpan("send \(message.topic)", ofKind: .producer) { span in
            span.attributes = sendAttributes(of: message, clientID: producer.clientID)
            var message = message
            message.headers = injectTraceContext(span.context, into: message.headers)
            do {
                try await producer.sendAndAwait(message)
            } catch {
                span.attributes["error.type"] = errorType(of: error)
                throw error
            }
        }
        // End of your code.
    }
}
