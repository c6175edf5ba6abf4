import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// The span is over before the broker has the order.
enum EndsTheSendTooEarly {
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
            var message = message
            message.headers = withSpan("send \(message.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: message, clientID: producer.clientID)
                return injectTraceContext(span.context, into: message.headers)
            }
            try await producer.sendAndAwait(message)
        }
    }
}
