import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// Orders without a trace are paid outside of any span.
enum SkipsOrdersWithoutATrace {
    struct Billing: Sendable {
        let consumer: any KafkaConsumer
        let producer: TracedProducer
        let retries: RetrySender
        let insertPayment: InsertPayment

        func run() async throws {
            for try await message in consumer.messages {
                var context = ServiceContext.topLevel
                InstrumentationSystem.instrument.extract(
                    message.headers,
                    into: &context,
                    using: KafkaHeadersExtractor()
                )
                guard !context.isEmpty else {
                    try await pay(message)
                    try await consumer.commit(message)
                    continue
                }
                try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                    span.attributes = processAttributes(of: message, consumer: consumer)
                    do {
                        try await pay(message)
                    } catch {
                        span.fail(with: error)
                        try await retries.send(message, after: error)
                    }
                }
                try await consumer.commit(message)
            }
        }

        private func pay(_ message: KafkaConsumerMessage) async throws {
            let order = try Order(message.value)
            try await withSpan("INSERT payments", ofKind: .client) { span in
                span.attributes["db.system.name"] = "postgresql"
                do {
                    try await insertPayment(order)
                } catch {
                    span.attributes["error.type"] = errorType(of: error)
                    throw error
                }
            }
            try await producer.send(order.message(to: Topics.payments))
        }
    }
}
