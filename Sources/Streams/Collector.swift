import Kafka

/// Takes what a window function puts out (Flink's `Collector`).
public struct Collector: Sendable {
    private let producer: any KafkaProducer

    init(producer: any KafkaProducer) {
        self.producer = producer
    }

    /// Sends `message` and returns when the broker has acknowledged it.
    ///
    /// - Throws: what the producer's `sendAndAwait` throws. Let it out: the job ends, and reads the window's records again
    ///   when it is started anew.
    @discardableResult
    public func collect(_ message: KafkaProducerMessage) async throws -> KafkaDeliveryReport {
        try await producer.sendAndAwait(message)
    }
}
