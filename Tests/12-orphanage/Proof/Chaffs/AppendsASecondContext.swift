import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// The bug as it was left: the context of the retry is added to the one that came.
enum AppendsASecondContext {
    struct RetrySender: Sendable {
        let producer: any KafkaProducer
        let maxAttempts: Int

        func send(_ message: KafkaConsumerMessage, after error: any Error) async throws {
            let attempt = message.headers.text(of: "attempt").flatMap { Int($0) } ?? 1
            let reason: String? =
                error is NotAnOrder ? "undecodable_value" : attempt >= maxAttempts ? "attempts_exhausted" : nil
            var next = KafkaProducerMessage(
                topic: reason == nil ? Topics.retry : Topics.deadLetters,
                headers: message.headers.filter { $0.key != "attempt" },
                key: message.key,
                value: message.value
            )

            try await withSpan("send \(next.topic)", ofKind: .producer) { span in
                span.attributes = sendAttributes(of: next, clientID: producer.clientID)
                let own =
                    if let reason {
                        KafkaHeader(key: "dead_letter_reason", value: reason)
                    } else {
                        KafkaHeader(key: "attempt", value: "\(attempt + 1)")
                    }
                next.headers += injectTraceContext(span.context, into: [own])
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
