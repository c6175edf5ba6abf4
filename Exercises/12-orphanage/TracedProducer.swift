import Kafka
import KafkaTracing
import Tracing

/// Sends messages to Kafka, and leaves a producer span for each, as in Lab 03.
struct TracedProducer: Sendable {
    let producer: any KafkaProducer

    /// Sends `message` with the context of its producer span in place of any other, and returns when the broker has
    /// acknowledged it. All other headers go out as they are. A delivery that fails is recorded on the span and thrown on.
    @discardableResult
    func send(_ message: KafkaProducerMessage) async throws -> KafkaDeliveryReport {
        try await withSpan("send \(message.topic)", ofKind: .producer) { span in
            span.attributes = sendAttributes(of: message, clientID: producer.clientID)

            var message = message
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
