import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// The headers of others are lost on the way back.
enum SendsBackOnlyItsOwnHeaders {
    struct DeadLetters: Sendable {
        let consumer: any KafkaConsumer
        let producer: TracedProducer
        let maxRedrives: Int

        func run() async throws {
            for try await message in consumer.messages {
                let context = extractTraceContext(from: message.headers)
                try await withSpan("dlq.consume", context: context, ofKind: .consumer) { span in
                    span.attributes = processAttributes(of: message, consumer: consumer)
                    span.attributes["dead_letter.reason"] = message.headers.text(of: "dead_letter_reason")
                    if let redriven = redriven(message) {
                        try await producer.send(redriven)
                    }
                }
                try await consumer.commit(message)
            }
        }

        private func redriven(_ message: KafkaConsumerMessage) -> KafkaProducerMessage? {
            let redrives = message.headers.text(of: "redrive").flatMap { Int($0) } ?? 0
            guard message.headers.text(of: "dead_letter_reason") == "attempts_exhausted", redrives < maxRedrives else {
                return nil
            }
            var headers = message.headers.filter { $0.key == "correlation_id" }
            headers.replace("attempt", with: nil)
            headers.replace("dead_letter_reason", with: nil)
            headers.replace("redrive", with: "\(redrives + 1)")
            return KafkaProducerMessage(topic: Topics.orders, headers: headers, key: message.key, value: message.value)
        }
    }
}
