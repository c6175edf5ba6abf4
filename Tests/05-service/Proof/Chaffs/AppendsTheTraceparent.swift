import Kafka
import KafkaTracing
import Tracing

@testable import Lab05Solution

/// The traceparent is added to the one that came with the event.
enum AppendsTheTraceparent {
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
                let headers = KafkaHeadersInjector()
                headers.inject(event.type, forKey: "event_type", into: &message.headers)
                headers.inject(event.correlationID, forKey: "correlation_id", into: &message.headers)
                headers.inject(service, forKey: "service", into: &message.headers)
                message.headers += injectTraceContext(span.context, into: [])

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
