import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// Partition and offset are not recorded.
enum ForgetsWhereTheMessageLanded {
    struct TracedProducer: Sendable {
        let producer: any KafkaProducer

        func send(_ message: KafkaProducerMessage, correlationID: String) async throws -> KafkaDeliveryReport {
            try await withSpan("send \(message.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: message, correlationID: correlationID, clientID: producer.clientID)

                var message = message
                message.headers.removeAll { $0.key == "correlation_id" }
                message.headers.append(KafkaHeader(key: "correlation_id", value: correlationID))
                message.headers = injectTraceContext(span.context, into: message.headers)

                do {
                    return try await producer.sendAndAwait(message)
                } catch {
                    span.attributes["error.type"] = errorType(of: error)
                    throw error
                }
            }
        }
    }
}
