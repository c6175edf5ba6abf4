import Kafka
import KafkaTracing
import Tracing

/// Sends orders on whose payment failed: to the retry topic, and after the last attempt to the dead letters.
///
/// The header `attempt` holds the number of the coming attempt, `dead_letter_reason` why there is none.
struct RetrySender: Sendable {
    let producer: any KafkaProducer
    /// How often billing tries.
    let maxAttempts: Int

    /// Sends `message`, whose handling failed with `error`, to its next topic, with its key, its value and its headers.
    /// Returns when the broker has acknowledged it.
    func send(_ message: KafkaConsumerMessage, after error: any Error) async throws {
        // Your code: the whole body is yours.
        let attempt = message.headers.text(of: "attempt").flatMap { Int($0) } ?? 1
        let reason: String? =
            error is NotAnOrder ? "undecodable_value" : attempt >= maxAttempts ? "attempts_exhausted" : nil
        var next = KafkaProducerMessage(
            topic: reason == nil ? Topics.retry : Topics.deadLetters,
            headers: message.headers,
            key: message.key,
            value: message.value
        )

        try await withSpan("send \(next.topic)", ofKind: .producer) { span in
            span.attributes = sendAttributes(of: next, clientID: producer.clientID)
            if let reason {
                next.headers.replace("dead_letter_reason", with: reason)
            } else {
                next.headers.replace("attempt", with: "\(attempt + 1)")
            }
            next.headers = injectTraceContext(span.context, into: next.headers)
            do {
                try await producer.sendAndAwait(next)
            } catch {
                span.attributes["error.type"] = errorType(of: error)
                throw error
            }
        }
        // End of your code.
    }
}
