import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// The correlation id is added to one that is there already.
enum AppendsTheCorrelationID {
    struct TracedProducer: Sendable {
        let producer: any KafkaProducer

        func send(_ message: KafkaProducerMessage, correlationID: String) async throws -> KafkaDeliveryReport {
            try await withSpan("send \(message.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: message, correlationID: correlationID, clientID: producer.clientID)

                var message = message
                message.headers.append(KafkaHeader(key: "correlation_id", value: correlationID))
                message.headers = injectTraceContext(span.context, into: message.headers)

                do {
                    let report = try await producer.sendAndAwait(message)
                    if case .acknowledged(let record) = report.status {
                        span.attributes["messaging.destination.partition.id"] = "\(record.partition)"
                        span.attributes["messaging.kafka.offset"] = record.offset.rawValue
                    }
                    return report
                } catch {
                    span.attributes["error.type"] = errorType(of: error)
                    throw error
                }
            }
        }
    }
}
