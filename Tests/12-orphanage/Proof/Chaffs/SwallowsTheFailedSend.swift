import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// A delivery that failed leaves no error.
enum SwallowsTheFailedSend {
    struct Shop: Sendable {
        let producer: any KafkaProducer

        func place(_ order: Order) async throws {
            await withSpan("POST /orders", ofKind: .server) { _ in
                await send(placed(order))
            }
        }

        private func placed(_ order: Order) -> KafkaProducerMessage {
            order.message(to: Topics.orders)
        }

        private func send(_ message: KafkaProducerMessage) async {
            await withSpan("send \(message.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: message, clientID: producer.clientID)
                var message = message
                message.headers = injectTraceContext(span.context, into: message.headers)
                _ = try? await producer.sendAndAwait(message)
            }
        }
    }
}
