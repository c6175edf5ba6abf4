import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Sends messages to Kafka, and leaves a producer span for each.
struct TracedProducer: Sendable {
    let producer: any KafkaProducer

    /// Sends `message` with the trace context and `correlationID` in its headers, and returns when the broker has
    /// acknowledged it. A delivery that fails is recorded on the span and thrown on.
    func send(_ message: KafkaProducerMessage, correlationID: String) async throws -> KafkaDeliveryReport {
        // Your code: steps 1 to 4.
        try await withSpan("send \(message.topic)", ofKind: .producer) { span in
            span.attributes = sendAttributes(of: message, correlationID: correlationID, clientID: producer.clientID)

            var message = message
            message.headers.removeAll { $0.key == "correlation_id" }
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
        // End of your code.
    }
}
