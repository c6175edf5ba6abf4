import Kafka

/// Lab 11, as somebody solved it.
struct Lab11Subject: Sendable {
    /// What a service is asked to do: the step, the action and the saga's id.
    typealias Perform = @Sendable (_ step: String, _ action: String, _ sagaID: String) async throws -> Void

    /// Replays what the consumer reads to a topic, under the id of a replay.
    var replay:
        @Sendable (any KafkaConsumer, any KafkaProducer, _ topic: String, _ replayID: String) async throws -> Void

    /// Carries out the commands that the consumer reads, and answers them.
    var participate: @Sendable (any KafkaConsumer, any KafkaProducer, @escaping Perform) async throws -> Void

    /// Sagas with a store of their own.
    var newSagas: @Sendable () -> Sagas

    /// Sagas in one store. Each call makes a new orchestrator, as after a restart: only the store is kept.
    struct Sagas: Sendable {
        /// Begins the saga with this id.
        var begin:
            @Sendable (any KafkaProducer, _ id: String, _ order: String, _ correlationID: String) async throws -> Void

        /// Handles the replies that the consumer reads.
        var run: @Sendable (any KafkaConsumer, any KafkaProducer) async throws -> Void
    }
}
