import Kafka

/// Lab 04, as somebody solved it.
struct Lab04Subject: Sendable {
    /// What is known before a process span starts.
    enum Situation: String, Sendable {
        case oneMessage, oneMessageInsideAnotherSpan, batch, replay
    }

    /// How a process span is tied to a message.
    enum Relation: String, Sendable {
        case parentAndLink, linkOnly
    }

    typealias Handler = @Sendable (KafkaConsumerMessage) async throws -> Void
    typealias BatchHandler = @Sendable ([KafkaConsumerMessage]) async throws -> Void

    /// Hands the consumer's messages to the handler one by one until the consumer ends.
    var process: @Sendable (Relation, any KafkaConsumer, @escaping Handler) async throws -> Void

    /// Says which relation is right.
    var relation: @Sendable (Situation) -> Relation

    /// Hands the next messages of the topic to the handler, and says how many there were.
    var handleNext:
        @Sendable (any KafkaConsumer, _ topic: String, _ maxMessages: Int, @escaping BatchHandler) async throws -> Int
}
