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
        TODO(1, "start a producer span around the send")
        TODO(2, "fill in sendAttributes, and set them on the span")
        TODO(3, "put correlation_id and the trace context in the headers")
        TODO(4, "record where the message landed, or why it failed")
        return try await producer.sendAndAwait(message)
        // End of your code.
    }
}
