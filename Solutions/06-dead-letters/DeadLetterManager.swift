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
            let context = extractTraceContext(from: message.headers)
            try await withSpan("dlq.consume", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(of: message, consumer: consumer)
                span.attributes["dead_letter.reason"] = message.headers.text(of: "dead_letter_reason")
                if let original = originalContext(in: message.headers) {
                    span.addLink(SpanLink(context: original, attributes: [:]))
                }
                do {
                    try await redrive(message)
                } catch let poison as PoisonMessage {
                    span.fail(with: poison)
                }
            }
            try await consumer.commit(message)
            // End of your code.
        }
    }

    /// Sends `message` back to the main topic.
    ///
    /// - Throws: ``PoisonMessage`` when it is to be left where it is.
    private func redrive(_ message: KafkaConsumerMessage) async throws {
        // Your code: steps 7 and 8.
        let redrives = try count("redrive", in: message.headers) ?? 0
        let reason = message.headers.text(of: "dead_letter_reason").flatMap(DeadLetterReason.init)
        guard reason == .attemptsExhausted else { throw PoisonMessage(reason: reason ?? .malformedHeaders) }
        guard redrives < maxRedrives else { throw PoisonMessage(reason: .redrivesExhausted) }

        var headers = headersKeepingTheOriginal(of: message)
        headers.replace("attempt", with: nil)
        headers.replace("dead_letter_reason", with: nil)
        headers.replace("redrive", with: "\(redrives + 1)")
        try await producer.send(
            KafkaProducerMessage(topic: topics.main, headers: headers, key: message.key, value: message.value)
        )
        // End of your code.
    }
}
