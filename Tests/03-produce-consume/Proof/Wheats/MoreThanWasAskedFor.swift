import Kafka
import KafkaTracing
import Tracing

@testable import Lab03Solution

/// A producer with a span of its own for the encoding.
struct GenerousProducer: TracedProducing {
    let producer: any KafkaProducer

    func send(_ message: KafkaProducerMessage, correlationID: String) async throws -> KafkaDeliveryReport {
        let message = withSpan("encode") { _ in message }
        return try await TracedProducer(producer: producer).send(message, correlationID: correlationID)
    }
}

/// A consumer whose span has the producer span as its parent and as a link, and that has spans for the handler and for the commit.
struct GenerousConsumer: TracedConsuming {
    let consumer: any KafkaConsumer

    func run(_ handler: (KafkaConsumerMessage) async throws -> Void) async throws {
        for try await message in consumer.messages {
            let context = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(
                    of: message,
                    groupID: consumer.groupID,
                    clientID: consumer.clientID
                )
                span.attributes["messaging.message.body.size"] = message.value?.count ?? 0
                span.addLink(SpanLink(context: context, attributes: [:]))
                span.addEvent("handler called")
                do {
                    try await withSpan("handle \(message.topic)") { _ in
                        try await handler(message)
                    }
                } catch {
                    span.attributes["error.type"] = errorType(of: error)
                    throw error
                }
                try await withSpan("commit \(message.topic)", ofKind: .client) { _ in
                    try await consumer.commit(message)
                }
            }
        }
    }
}
