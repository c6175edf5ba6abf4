import Kafka
import KafkaTracing
import Tracing

/// Writes down payments, one order at a time. An order whose payment fails goes to the retry topic, and in the end to the
/// dead letters.
struct Billing: Sendable {
    /// Reads the orders and the retries.
    let consumer: any KafkaConsumer
    let producer: TracedProducer
    let retries: RetrySender
    let insertPayment: InsertPayment

    /// Handles orders until the consumer ends. A message is committed when it was handled, or when the broker has
    /// acknowledged it on its next topic. When that fails, the error is thrown on.
    func run() async throws {
        // Your code: the whole body of the service is yours.
        var context = ServiceContext.topLevel
        for try await message in consumer.messages {
            InstrumentationSystem.instrument.extract(message.headers, into: &context, using: KafkaHeadersExtractor())
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
        // End of your code.
    }
}
