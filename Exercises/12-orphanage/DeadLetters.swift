import Kafka
import KafkaTracing
import Tracing

/// Reads dead letters, and sends those back to billing that another attempt may help. The others stay where they are, for
/// people to look at.
///
/// The header `redrive` says how often a message was sent back.
struct DeadLetters: Sendable {
    /// Reads the dead letters.
    let consumer: any KafkaConsumer
    let producer: TracedProducer
    /// How often one message is sent back.
    let maxRedrives: Int

    /// Deals with each dead letter until the consumer ends. It is committed when the broker has acknowledged it on its
    /// way back, or when it is left where it is.
    func run() async throws {
        // Your code: the whole body of the service is yours.
        for try await message in consumer.messages {
            let context = extractTraceContext(from: message.headers)
            let answer = withSpan("dlq.consume", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(of: message, consumer: consumer)
                span.attributes["dead_letter.reason"] = message.headers.text(of: "dead_letter_reason")
                return redriven(message)
            }
            if let answer {
                try await producer.send(answer)
            }
            try await consumer.commit(message)
        }
    }

    /// The message to send back; nil when `message` is to be left where it is.
    private func redriven(_ message: KafkaConsumerMessage) -> KafkaProducerMessage? {
        let redrives = message.headers.text(of: "redrive").flatMap { Int($0) } ?? 0
        guard message.headers.text(of: "dead_letter_reason") == "attempts_exhausted", redrives < maxRedrives else {
            return nil
        }
        var headers = message.headers
        headers.replace("attempt", with: nil)
        headers.replace("dead_letter_reason", with: nil)
        headers.replace("redrive", with: "\(redrives + 1)")
        return KafkaProducerMessage(topic: Topics.orders, headers: headers, key: message.key, value: message.value)
        // End of your code.
    }
}
