import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Reads dead letters, and sends those back to the main topic that another attempt may help. The others stay where they
/// are: in the dead-letter topic, for people to look at.
struct DeadLetterManager: Sendable {
    /// Reads the dead-letter topic.
    let consumer: any KafkaConsumer
    let producer: TracedProducer
    let topics: Topics
    /// How often one message is sent back.
    let maxRedrives: Int

    /// Deals with each dead letter, until the consumer ends. One is committed when the broker has acknowledged it on the
    /// main topic, or when it is left where it is. When sending it back fails, the error is thrown on.
    func run() async throws {
        for try await message in consumer.messages {
            // Your code: steps 6 and 8.
            TODO(6, "a span dlq.consume, which continues the trace and links to the original")
            TODO(8, "leave poison, and what was sent back too often")
            try await redrive(message)
            try await consumer.commit(message)
            // End of your code.
        }
    }

    /// Sends `message` back to the main topic.
    ///
    /// - Throws: ``PoisonMessage`` when it is to be left where it is.
    private func redrive(_ message: KafkaConsumerMessage) async throws {
        // Your code: steps 7 and 8.
        TODO(7, "send the message back to the main topic, with its attempts counted anew")
        // End of your code.
    }
}
