import Kafka
import KafkaTracing
import Tracing

@testable import Lab06Solution

/// A consumer with spans of its own for polling, decoding, handling and committing, a link to its parent, more headers and
/// more attributes.
struct GenerousConsumer: RetryingConsuming {
    let consumer: any KafkaConsumer
    let producer: TracedProducer
    let topics: Topics
    let maxAttempts: Int

    func run<Value>(decode: ([UInt8]) throws -> Value, handle: (Value) async throws -> Void) async throws {
        for try await message in consumer.messages {
            withSpan("poll \(message.topic)", ofKind: .client) { _ in }
            let context = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(of: message, consumer: consumer)
                span.attributes["message.attempt"] = message.headers.text(of: "attempt") ?? "1"
                if !context.isEmpty {
                    span.addLink(SpanLink(context: context, attributes: [:]))
                }
                if let original = originalContext(in: message.headers) {
                    span.addLink(SpanLink(context: original, attributes: ["link.to": "original"]))
                }
                do {
                    let decoded = try withSpan("decode") { _ in try self.value(of: message, decode) }
                    try await withSpan("handle") { _ in try await handle(decoded) }
                } catch {
                    span.addEvent("sending on")
                    try await withSpan("send on") { _ in try await send(message, after: error) }
                    span.fail(with: error)
                }
                try await withSpan("commit \(message.topic)", ofKind: .client) { _ in
                    try await consumer.commit(message)
                }
            }
        }
    }

    private func value<Value>(of message: KafkaConsumerMessage, _ decode: ([UInt8]) throws -> Value) throws -> Value {
        guard let bytes = message.value else { throw PoisonMessage(reason: .nullValue) }
        _ = try count("attempt", in: message.headers)
        do {
            return try decode(bytes)
        } catch {
            throw PoisonMessage(reason: .undecodableValue, cause: error)
        }
    }

    private func send(_ message: KafkaConsumerMessage, after error: any Error) async throws {
        var headers = headersKeepingTheOriginal(of: message)
        let attempt = try? count("attempt", in: message.headers) ?? 1
        let reason = (error as? PoisonMessage)?.reason
        let isRetry = reason == nil && (attempt ?? maxAttempts) < maxAttempts
        headers.replace("last_error", with: errorType(of: error))
        if isRetry {
            headers.replace("attempt", with: "\((attempt ?? 0) + 1)")
        } else {
            headers.replace("dead_letter_reason", with: (reason ?? .attemptsExhausted).rawValue)
        }
        try await producer.send(
            KafkaProducerMessage(
                topic: isRetry ? topics.retry : topics.deadLetter,
                headers: headers,
                key: message.key,
                value: message.value
            )
        )
    }
}

/// A manager that sets the attempt to 1, puts its headers in front, and links to its parent too.
struct GenerousManager: DeadLetterManaging {
    let consumer: any KafkaConsumer
    let producer: TracedProducer
    let topics: Topics
    let maxRedrives: Int

    func run() async throws {
        for try await message in consumer.messages {
            let context = extractTraceContext(from: message.headers)
            try await withSpan("dlq.consume", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(of: message, consumer: consumer)
                let reason = message.headers.text(of: "dead_letter_reason")
                span.attributes["dead_letter.reason"] = reason
                span.attributes["dead_letter.original_topic"] = message.headers.text(of: "original_topic")
                span.addLink(SpanLink(context: context, attributes: [:]))
                if let original = originalContext(in: message.headers) {
                    span.addLink(SpanLink(context: original, attributes: [:]))
                }
                guard let redrives = try? count("redrive", in: message.headers) ?? 0 else {
                    span.fail(with: PoisonMessage(reason: .malformedHeaders))
                    return
                }
                guard reason == "attempts_exhausted", redrives < maxRedrives else {
                    span.fail(with: PoisonMessage(reason: .redrivesExhausted))
                    return
                }
                var headers = message.headers.filter {
                    !["attempt", "dead_letter_reason", "redrive"].contains($0.key)
                }
                headers.insert(KafkaHeader(key: "redrive", value: "\(redrives + 1)"), at: 0)
                headers.insert(KafkaHeader(key: "attempt", value: "1"), at: 0)
                let sentBack = headers
                try await withSpan("redrive") { _ in
                    _ = try await producer.send(
                        KafkaProducerMessage(
                            topic: topics.main,
                            headers: sentBack,
                            key: message.key,
                            value: message.value
                        )
                    )
                }
            }
            try await consumer.commit(message)
        }
    }
}
