import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// Spans are started and ended by hand, senders are the platform's own, and parents are linked to as well.
enum SpansEndedByHand {
    struct Shop: ShopService {
        let producer: any KafkaProducer

        func place(_ order: Order) async throws {
            let request = startSpan("POST /orders", ofKind: .server)
            defer { request.end() }
            try await ServiceContext.withValue(request.context) {
                _ = try await TracedProducer(producer: producer).send(order.message(to: Topics.orders))
            }
        }
    }

    struct Billing: BillingService {
        let consumer: any KafkaConsumer
        let producer: TracedProducer
        let retries: RetrySender
        let insertPayment: InsertPayment

        func run() async throws {
            for try await message in consumer.messages {
                let context = extractTraceContext(from: message.headers)
                let span = startSpan("process \(message.topic)", context: context, ofKind: .consumer)
                defer { span.end() }
                span.addLink(SpanLink(context: context, attributes: [:]))
                span.attributes = processAttributes(of: message, consumer: consumer)
                try await ServiceContext.withValue(span.context) {
                    do {
                        let order = try Order(message.value)
                        try await withSpan("INSERT payments", ofKind: .client) { _ in try await insertPayment(order) }
                        try await producer.send(order.message(to: Topics.payments))
                    } catch {
                        span.fail(with: error)
                        try await retries.send(message, after: error)
                    }
                }
                try await consumer.commit(message)
            }
        }
    }

    struct DeadLetters: DeadLettersService {
        let consumer: any KafkaConsumer
        let producer: TracedProducer
        let maxRedrives: Int

        func run() async throws {
            for try await message in consumer.messages {
                let span = startSpan(
                    "dlq.consume",
                    context: extractTraceContext(from: message.headers),
                    ofKind: .consumer
                )
                defer { span.end() }
                let redrives = message.headers.text(of: "redrive").flatMap { Int($0) } ?? 0
                if redrives < maxRedrives {
                    var next = KafkaProducerMessage(topic: Topics.orders, key: message.key, value: message.value)
                    next.headers = message.headers.filter {
                        !["attempt", "dead_letter_reason", "redrive", "traceparent"].contains($0.key)
                    }
                    next.headers.append(KafkaHeader(key: "redrive", value: "\(redrives + 1)"))
                    try await ServiceContext.withValue(span.context) { _ = try await producer.send(next) }
                }
                try await consumer.commit(message)
            }
        }
    }
}

/// Retries are sent by the producer that all others use.
enum RetriesByThePlatform {
    struct RetrySender: Retrying {
        let producer: any KafkaProducer
        let maxAttempts: Int

        func send(_ message: KafkaConsumerMessage, after error: any Error) async throws {
            var next = KafkaProducerMessage(topic: Topics.retry, key: message.key, value: message.value)
            next.headers = message.headers.filter { !["traceparent", "tracestate", "attempt"].contains($0.key) }
            let attempt = message.headers.text(of: "attempt").flatMap { Int($0) } ?? 1
            if error is NotAnOrder || attempt >= maxAttempts {
                next.topic = Topics.deadLetters
                let reason = error is NotAnOrder ? "undecodable_value" : "attempts_exhausted"
                next.headers.append(KafkaHeader(key: "dead_letter_reason", value: reason))
            } else {
                next.headers.append(KafkaHeader(key: "attempt", value: "\(attempt + 1)"))
            }
            try await TracedProducer(producer: producer).send(next)
        }
    }
}
