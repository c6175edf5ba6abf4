import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// The solution's billing, for any sender of retries.
struct BillingLikeTheSolution<Retries: Retrying>: Sendable {
    let consumer: any KafkaConsumer
    let producer: TracedProducer
    let retries: Retries
    let insertPayment: InsertPayment

    func run() async throws {
        for try await message in consumer.messages {
            let context = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(of: message, consumer: consumer)
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
