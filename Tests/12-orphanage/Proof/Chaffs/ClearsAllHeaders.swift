import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// With the old context, everything else goes too.
enum ClearsAllHeaders {
    struct RetrySender: Sendable {
        let producer: any KafkaProducer
        let maxAttempts: Int

        func send(_ message: KafkaConsumerMessage, after error: any Error) async throws {
            let attempt = message.headers.text(of: "attempt").flatMap { Int($0) } ?? 1
            let reason: String? =
                error is NotAnOrder ? "undecodable_value" : attempt >= maxAttempts ? "attempts_exhausted" : nil
            var next = KafkaProducerMessage(
                topic: reason == nil ? Topics.retry : Topics.deadLetters,
                headers: [],
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
        }
    }
}
