import Kafka

/// Lab 03, as somebody solved it.
struct Lab03Subject: Sendable {
    typealias Send = @Sendable (KafkaProducerMessage, _ correlationID: String) async throws -> KafkaDeliveryReport
    typealias Handler = @Sendable (KafkaConsumerMessage) async throws -> Void

    /// Wraps a producer, once; what it returns sends through it, any number of times.
    var traced: @Sendable (any KafkaProducer) -> Send

    /// Hands the consumer's messages to the handler until the consumer ends.
    var run: @Sendable (any KafkaConsumer, @escaping Handler) async throws -> Void
}
