import Kafka
import KafkaTracing
import Tracing

@testable import Lab06Solution

/// What is sent back has a clean start: nothing of the original is left.
enum ForgetsTheOriginalOnTheWayBack {
    struct DeadLetterManager: Sendable {
        let consumer: any KafkaConsumer
        let producer: TracedProducer
        let topics: Topics
        let maxRedrives: Int

        func run() async throws {
            for try await message in consumer.messages {
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
            }
        }

        private func redrive(_ message: KafkaConsumerMessage) async throws {
            let redrives = try count("redrive", in: message.headers) ?? 0
            let reason = message.headers.text(of: "dead_letter_reason").flatMap(DeadLetterReason.init)
            guard reason == .attemptsExhausted else { throw PoisonMessage(reason: reason ?? .malformedHeaders) }
            guard redrives < maxRedrives else { throw PoisonMessage(reason: .redrivesExhausted) }

            var headers = headersKeepingTheOriginal(of: message)
            headers.removeAll { $0.key.hasPrefix("original_") }
            headers.replace("attempt", with: nil)
            headers.replace("dead_letter_reason", with: nil)
            headers.replace("redrive", with: "\(redrives + 1)")
            try await producer.send(
                KafkaProducerMessage(topic: topics.main, headers: headers, key: message.key, value: message.value)
            )
        }
    }
}
