import Kafka
import KafkaTracing
import Tracing

@testable import Lab12Solution

/// Every order begins a new trace.
enum NeverContinues {
    struct Billing: Sendable {
        let consumer: any KafkaConsumer
        let producer: TracedProducer
        let retries: RetrySender
        let insertPayment: InsertPayment

        func run() async throws {
            for try await message in consumer.messages {
                let context = ServiceContext.topLevel
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
