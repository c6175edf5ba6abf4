import Kafka
import KafkaTracing
import Tracing

@testable import Lab06Solution

/// A consumer that starts, fails and ends all spans by hand, the producer's too, and reads the headers itself.
struct ManualConsumer: RetryingConsuming {
    let consumer: any KafkaConsumer
    let producer: TracedProducer
    let topics: Topics
    let maxAttempts: Int

    func run<Value>(decode: ([UInt8]) throws -> Value, handle: (Value) async throws -> Void) async throws {
        while let message = try await consumer.next() {
            let context = extractTraceContext(from: message.headers)
            let span = startSpan("process \(message.topic)", context: context, ofKind: .consumer)
            span.attributes = processAttributes(of: message, consumer: consumer)
            if let original = Manual.original(of: message.headers) {
                span.addLink(SpanLink(context: original, attributes: [:]))
            }
            do {
                try await ServiceContext.withValue(span.context) {
                    try await attempt(message, span, decode, handle)
                }
                span.end()
            } catch {
                span.end()
                throw error
            }
            try await consumer.commit(message)
        }
    }

    private func attempt<Value>(
        _ message: KafkaConsumerMessage,
        _ span: any Span,
        _ decode: ([UInt8]) throws -> Value,
        _ handle: (Value) async throws -> Void
    ) async throws {
        guard let attempt = Manual.number("attempt", in: message.headers, absent: 1), attempt > 0 else {
            return try await deadLetter(message, "malformed_headers", span)
        }
        guard let bytes = message.value else { return try await deadLetter(message, "null_value", span) }
        guard let value = try? decode(bytes) else { return try await deadLetter(message, "undecodable_value", span) }
        do {
            try await handle(value)
        } catch {
            guard attempt < maxAttempts else { return try await deadLetter(message, "attempts_exhausted", span) }
            span.setStatus(SpanStatus(code: .error, message: "\(error)"))
            span.attributes["error.type"] = String(describing: type(of: error))
            var headers = Manual.headers(of: message).filter { $0.key != "attempt" }
            headers.insert(KafkaHeader(key: "attempt", value: String(attempt + 1)), at: 0)
            try await Manual.send(message, to: topics.retry, headers, producer.producer)
        }
    }

    private func deadLetter(_ message: KafkaConsumerMessage, _ reason: String, _ span: any Span) async throws {
        span.setStatus(SpanStatus(code: .error))
        span.attributes["error.type"] = reason
        var headers = Manual.headers(of: message).filter { $0.key != "dead_letter_reason" }
        headers.append(KafkaHeader(key: "dead_letter_reason", value: reason))
        try await Manual.send(message, to: topics.deadLetter, headers, producer.producer)
    }
}

/// A manager that starts, fails and ends all spans by hand.
struct ManualManager: DeadLetterManaging {
    let consumer: any KafkaConsumer
    let producer: TracedProducer
    let topics: Topics
    let maxRedrives: Int

    func run() async throws {
        while let message = try await consumer.next() {
            let context = extractTraceContext(from: message.headers)
            let span = startSpan("dlq.consume", context: context, ofKind: .consumer)
            defer { span.end() }
            let reason = message.headers.text(of: "dead_letter_reason")
            span.attributes = processAttributes(of: message, consumer: consumer)
            span.attributes["dead_letter.reason"] = reason
            if let original = Manual.original(of: message.headers) {
                span.addLink(SpanLink(context: original, attributes: [:]))
            }
            let redrives = Manual.number("redrive", in: message.headers, absent: 0) ?? maxRedrives
            if reason == "attempts_exhausted", redrives >= 0, redrives < maxRedrives {
                let gone: Set = ["attempt", "dead_letter_reason", "redrive"]
                let count = KafkaHeader(key: "redrive", value: String(redrives + 1))
                let headers = message.headers.filter { !gone.contains($0.key) } + [count]
                try await ServiceContext.withValue(span.context) {
                    try await Manual.send(message, to: topics.main, headers, producer.producer)
                }
            } else {
                span.setStatus(SpanStatus(code: .error))
                span.attributes["error.type"] = "left_in_topic"
            }
            try await consumer.commit(message)
        }
    }
}

/// What both have in common.
private enum Manual {
    static func number(_ key: String, in headers: [KafkaHeader], absent: Int) -> Int? {
        guard let header = headers.last(where: { $0.key == key }) else { return absent }
        return header.value.flatMap { String(validating: $0, as: UTF8.self) }.flatMap { Int($0) }
    }

    static func original(of headers: [KafkaHeader]) -> ServiceContext? {
        let renamed = headers.filter { $0.key == "original_traceparent" }.map {
            KafkaHeader(key: "traceparent", value: $0.value)
        }
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(renamed, into: &context, using: KafkaHeadersExtractor())
        return context.isEmpty ? nil : context
    }

    static func headers(of message: KafkaConsumerMessage) -> [KafkaHeader] {
        guard original(of: message.headers) == nil else { return message.headers }
        var headers = message.headers.filter { !$0.key.hasPrefix("original_") }
        headers += message.headers.filter { $0.key == "traceparent" }.map {
            KafkaHeader(key: "original_traceparent", value: $0.value)
        }
        headers.append(KafkaHeader(key: "original_topic", value: message.topic))
        headers.append(KafkaHeader(key: "original_partition", value: String(message.partition.rawValue)))
        headers.append(KafkaHeader(key: "original_offset", value: String(message.offset.rawValue)))
        return headers
    }

    static func send(
        _ message: KafkaConsumerMessage,
        to topic: String,
        _ headers: [KafkaHeader],
        _ producer: any KafkaProducer
    ) async throws {
        let span = startSpan("send \(topic)", ofKind: .producer)
        defer { span.end() }
        var headers = headers.filter { $0.key != "tracestate" }
        InstrumentationSystem.instrument.inject(span.context, into: &headers, using: KafkaHeadersInjector())
        do {
            try await producer.sendAndAwait(
                KafkaProducerMessage(topic: topic, headers: headers, key: message.key, value: message.value)
            )
        } catch {
            span.setStatus(SpanStatus(code: .error))
            throw error
        }
    }
}
