import Kafka
import KafkaTracing
import LabKit
import Tracing

/// Hands the messages of a topic to a handler, and gives those that fail another attempt, by way of a retry topic. After
/// the last attempt, and at once where no attempt can help, a message goes to the dead-letter topic.
struct RetryingConsumer: Sendable {
    /// Reads the main topic and the retry topic.
    let consumer: any KafkaConsumer
    let producer: TracedProducer
    let topics: Topics
    /// How often the handler is called with one message.
    let maxAttempts: Int

    /// Calls `handle` with each message's value, until the consumer ends. A message is committed when it was handled, or
    /// when the broker has acknowledged it on its next topic. When that fails, the error is thrown on.
    ///
    /// - Parameters:
    ///   - decode: makes a value of a message's bytes; an error of it means that no attempt can help.
    ///   - handle: works with the value; after an error of it there is another attempt.
    func run<Value>(
        decode: ([UInt8]) throws -> Value,
        handle: (Value) async throws -> Void
    ) async throws {
        for try await message in consumer.messages {
            // Your code: steps 1 and 3.
            TODO(1, "a process span around the attempt, which continues the trace and records the failure")
            TODO(3, "keep the original over all hops, and link the process span to it")
            do {
                try await handle(value(of: message, decode: decode))
            } catch {
                try await forward(message, after: error)
            }
            try await consumer.commit(message)
            // End of your code.
        }
    }

    /// What the handler is given.
    ///
    /// - Throws: ``PoisonMessage`` when the message is none that an attempt could be made with.
    private func value<Value>(of message: KafkaConsumerMessage, decode: ([UInt8]) throws -> Value) throws -> Value {
        // Your code: step 5.
        TODO(5, "tell poison: a null value, one that cannot be decoded, an attempt that is no number")
        return try decode(message.value ?? [])
        // End of your code.
    }

    /// Sends `message`, whose handling failed with `error`, on to its next topic.
    private func forward(_ message: KafkaConsumerMessage, after error: any Error) async throws {
        // Your code: steps 2, 4 and 5.
        TODO(2, "send the message to the retry topic, with its attempt counted")
        TODO(4, "after the last attempt, send it to the dead-letter topic, with the reason")
        // End of your code.
    }
}
