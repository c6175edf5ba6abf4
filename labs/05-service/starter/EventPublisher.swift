import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Sends events to a topic.
struct EventPublisher: Sendable {
    let producer: any KafkaProducer
    let topic: String
    /// The service that publishes.
    let service: String

    /// Returns when the broker has acknowledged the event. A delivery that fails is thrown on.
    func publish(_ event: Event) async throws {
        let message = KafkaProducerMessage(
            topic: topic,
            headers: event.headers,
            key: Array(event.key.utf8),
            value: event.payload
        )
        // Your code: step 4.
        TODO(4, "send the event inside a producer span, with readable headers and the trace context")
        try await producer.sendAndAwait(message)
        // End of your code.
    }
}
