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
            let context = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(of: message, consumer: consumer)
                if let original = originalContext(in: message.headers) {
                    span.addLink(SpanLink(context: original, attributes: [:]))
                }
                do {
                    try await handle(value(of: message, decode: decode))
                } catch {
                    span.fail(with: error)
                    try await forward(message, after: error)
                }
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
        _ = try count("attempt", in: message.headers)
        guard let bytes = message.value else { throw PoisonMessage(reason: .nullValue) }
        do {
            return try decode(bytes)
        } catch {
            throw PoisonMessage(reason: .undecodableValue, cause: error)
        }
        // End of your code.
    }

    /// Sends `message`, whose handling failed with `error`, on to its next topic.
    private func forward(_ message: KafkaConsumerMessage, after error: any Error) async throws {
        // Your code: steps 2, 4 and 5.
        var next = KafkaProducerMessage(
            topic: topics.retry,
            headers: headersKeepingTheOriginal(of: message),
            key: message.key,
            value: message.value
        )
        let poison = (error as? PoisonMessage)?.reason
        let attempt = try? count("attempt", in: message.headers) ?? 1
        if poison == nil, let attempt, attempt < maxAttempts {
            next.headers.replace("attempt", with: "\(attempt + 1)")
        } else {
            next.topic = topics.deadLetter
            next.headers.replace("dead_letter_reason", with: (poison ?? .attemptsExhausted).rawValue)
        }
        try await producer.send(next)
        // End of your code.
    }
}
