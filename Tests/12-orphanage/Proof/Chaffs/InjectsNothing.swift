import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// The order goes out without a context.
enum InjectsNothing {
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
