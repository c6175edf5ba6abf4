import Kafka
import KafkaTracing
import Tracing

@testable import Lab05Solution

/// The readable headers are added to those that came with the event.
enum AppendsTheReadableHeaders {
    struct EventPublisher: Sendable {
        let producer: any KafkaProducer
        let topic: String
        let service: String

        func publish(_ event: Event) async throws {
            let message = KafkaProducerMessage(
                topic: topic,
                headers: event.headers,
                key: Array(event.key.utf8),
                value: event.payload
            )
            try await withSpan("send \(topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(
                    of: message,
                    correlationID: event.correlationID,
                    clientID: producer.clientID
                )
                span.attributes["event.type"] = event.type

                var message = message
                message.headers += [
                    KafkaHeader(key: "event_type", value: event.type),
                    KafkaHeader(key: "correlation_id", value: event.correlationID),
                    KafkaHeader(key: "service", value: service),
                ]
                message.headers = injectTraceContext(span.context, into: message.headers)

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
