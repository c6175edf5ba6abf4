/// Sends messages.
public protocol KafkaProducer: Sendable {
    /// The name under which the broker knows this client: the span attribute `messaging.client.id`.
    var clientID: String { get }

    /// Sends `message` and returns when the broker has acknowledged it.
    ///
    /// - Returns: the report of a delivery that succeeded.
    /// - Throws: ``KafkaError`` when the message could not be queued or was not acknowledged;
    ///   `CancellationError` when the task was cancelled while waiting (the message may still be delivered).
    @discardableResult
    func sendAndAwait(_ message: KafkaProducerMessage) async throws -> KafkaDeliveryReport

    /// Waits for the messages under way, then closes. Sending afterwards throws ``KafkaError`` with
    /// ``KafkaError/Code/closed``; a second call does nothing.
    func shutdown() async
}
