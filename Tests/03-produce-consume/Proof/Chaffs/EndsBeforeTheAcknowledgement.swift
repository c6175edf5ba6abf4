import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// The producer span ends when the message is handed over, before the broker has acknowledged it.
enum EndsBeforeTheAcknowledgement {
    struct TracedProducer: Sendable {
        let producer: any KafkaProducer

        func send(_ message: KafkaProducerMessage, correlationID: String) async throws -> KafkaDeliveryReport {
            let span = startSpan("send \(message.topic)", ofKind: .producer)
            span.attributes = sendAttributes(of: message, correlationID: correlationID, clientID: producer.clientID)

            var message = message
            message.headers.removeAll { $0.key == "correlation_id" }
            message.headers.append(KafkaHeader(key: "correlation_id", value: correlationID))
            message.headers = injectTraceContext(span.context, into: message.headers)
            span.end()

            return try await producer.sendAndAwait(message)
        }
    }
}
