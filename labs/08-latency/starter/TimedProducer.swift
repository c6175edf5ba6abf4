import Kafka
import KafkaTracing
import OTel
import Tracing

/// Sends messages to Kafka, each from a producer span and with the time at which its path began.
struct TimedProducer: Sendable {
    let producer: any KafkaProducer
    /// The clock that the beginning of a path is read from.
    var clock: any WallClock = SystemWallClock()

    /// Sends `message` and returns when the broker has acknowledged it.
    ///
    /// - Parameter cause: the message that is being handled; nil where the path begins.
    @discardableResult
    func send(
        _ message: KafkaProducerMessage,
        causedBy cause: KafkaConsumerMessage? = nil
    ) async throws -> KafkaDeliveryReport {
        try await withSpan("send \(message.topic)", ofKind: .producer) { span in
            span.attributes = [
                "messaging.system": "kafka",
                "messaging.operation.name": "send",
                "messaging.operation.type": "send",
                "messaging.destination.name": .string(message.topic),
                "messaging.client.id": .string(producer.clientID),
            ]
            var message = message
            message.headers = carryOrigin(into: message.headers, from: cause, now: clock.nanosecondsSinceEpoch)
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
