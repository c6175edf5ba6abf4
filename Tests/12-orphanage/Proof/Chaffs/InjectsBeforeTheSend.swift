import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// The bug as it was left: the headers are ready before the span that sends begins.
enum InjectsBeforeTheSend {
    struct Shop: Sendable {
        let producer: any KafkaProducer

        func place(_ order: Order) async throws {
            try await withSpan("POST /orders", ofKind: .server) { _ in
                try await send(placed(order))
            }
        }

        private func placed(_ order: Order) -> KafkaProducerMessage {
            var message = order.message(to: Topics.orders)
            message.headers = injectTraceContext(ServiceContext.current ?? .topLevel, into: message.headers)
            return message
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
