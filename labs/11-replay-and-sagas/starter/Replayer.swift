import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Sends the messages of a topic again, to a topic for replays.
struct Replayer: Sendable {
    /// Reads what is to be replayed.
    let consumer: any KafkaConsumer
    let producer: any KafkaProducer
    /// Where the replays go.
    let topic: String
    /// Names this replay, so that its messages can be told from those of the day, and of other replays.
    let replayID: String

    /// Replays the messages that the consumer has to read, until it ends. A message is committed when the broker has
    /// acknowledged its replay. When that fails the replay stops, and the error is thrown on: messages with the same key stay
    /// in their order, and another run of the same group goes on with the message that failed.
    func run() async throws {
        // Your code: step 4.
        TODO(4, "a span for the replay as a whole, which counts the messages")
        for try await message in consumer.messages {
            try await replay(message)
            try await consumer.commit(message)
        }
        // End of your code.
    }

    /// Sends `message` again, in a trace of its own, and returns when the broker has acknowledged it.
    private func replay(_ message: KafkaConsumerMessage) async throws {
        let replay = KafkaProducerMessage(
            topic: topic,
            headers: message.headers,
            key: message.key,
            value: message.value
        )
        // Your code: steps 1 to 3.
        TODO(1, "a producer span that begins a new trace, and its context in the headers")
        TODO(2, "link to the span that sent the original")
        TODO(3, "say that it is a replay, and leave the old request's baggage behind")
        try await producer.sendAndAwait(replay)
        // End of your code.
    }
}
