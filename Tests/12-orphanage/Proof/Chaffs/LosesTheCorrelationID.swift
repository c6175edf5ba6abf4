import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// Only the context is left of the headers.
enum LosesTheCorrelationID {
    struct Shop: Sendable {
        let producer: any KafkaProducer

        func place(_ order: Order) async throws {
            try await withSpan("POST /orders", ofKind: .server) { _ in
                try await send(placed(order))
            }
        }

        private func placed(_ order: Order) -> KafkaProducerMessage {
            order.message(to: Topics.orders)
        }

        private func send(_ message: KafkaProducerMessage) async throws {
            try await withSpan("send \(message.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: message, clientID: producer.clientID)
                var message = message
                message.headers = injectTraceContext(span.context, into: [])
                do {
                    try await producer.sendAndAwait(message)
                } catch {
                    span.attributes["error.type"] = errorType(of: error)
                    throw error
                }
            }
        }
    }
}
