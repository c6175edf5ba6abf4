import Kafka
import KafkaTracing
import Tracing

@testable import Lab06Solution

/// Whether the dead letter was written is not looked at.
enum IgnoresTheFailedDeadLetter {
    struct RetryingConsumer: Sendable {
        let consumer: any KafkaConsumer
        let producer: TracedProducer
        let topics: Topics
        let maxAttempts: Int

        func run<Value>(
            decode: ([UInt8]) throws -> Value,
            handle: (Value) async throws -> Void
        ) async throws {
            for try await message in consumer.messages {
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
            }
        }

        private func value<Value>(of message: KafkaConsumerMessage, decode: ([UInt8]) throws -> Value) throws -> Value {
            _ = try count("attempt", in: message.headers)
            guard let bytes = message.value else { throw PoisonMessage(reason: .nullValue) }
            do {
                return try decode(bytes)
            } catch {
                throw PoisonMessage(reason: .undecodableValue, cause: error)
            }
        }

        private func forward(_ message: KafkaConsumerMessage, after error: any Error) async throws {
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
            if next.topic == topics.deadLetter {
                _ = try? await producer.send(next)
            } else {
                try await producer.send(next)
            }
        }
    }
}
