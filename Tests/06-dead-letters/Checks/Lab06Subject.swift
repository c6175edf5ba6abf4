import Kafka

/// Lab 06, as somebody solved it.
struct Lab06Subject: Sendable {
    typealias Decode = @Sendable ([UInt8]) throws -> String
    typealias Handle = @Sendable (String) async throws -> Void

    /// Handles the messages of the main topic and its retry topic, until the consumer ends.
    var consume:
        @Sendable (
            any KafkaConsumer, any KafkaProducer, _ mainTopic: String, _ maxAttempts: Int,
            @escaping Decode, @escaping Handle
        ) async throws -> Void

    /// Deals with the dead letters of the main topic, until the consumer ends.
    var manage:
        @Sendable (any KafkaConsumer, any KafkaProducer, _ mainTopic: String, _ maxRedrives: Int) async throws -> Void
}
