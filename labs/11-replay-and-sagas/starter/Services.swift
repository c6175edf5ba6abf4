import Kafka
import KafkaTracing
import LabKit
import Tracing

/// The services around the replay and the saga: small stand-ins for databases, cards and couriers.
enum Services {
    /// Yesterday: two orders are placed with tracing, and one comes from a program that knows nothing of it.
    static func placeOrders(through producer: any KafkaProducer) async throws {
        for (order, cart) in [("order-1001", "cart-7"), ("order-1002", "cart-8")] {
            try await withSpan("POST /orders", ofKind: .server) { _ in
                var message = KafkaProducerMessage(topic: "orders", key: order, value: #"{"amount":"49.90"}"#)
                message.headers = [
                    KafkaHeader(key: "correlation_id", value: cart),
                    KafkaHeader(key: "schema", value: [0x00, 0xFF, 0x02]),
                    KafkaHeader(key: "baggage", value: "priority=interactive"),
                ]
                try await TracedProducer(producer: producer).send(message)
            }
        }
        var old = KafkaProducerMessage(topic: "orders", key: "order-0999", value: #"{"amount":"12.00"}"#)
        old.headers = [KafkaHeader(key: "correlation_id", value: "cart-1")]
        try await producer.sendAndAwait(old)
    }

    /// Today: the index of all orders is built anew from the replays. The service also charges cards; for a replay it must
    /// not.
    static func readReplays(_ consumer: any KafkaConsumer) async throws {
        for try await message in consumer.messages {
            let context = extractTraceContext(from: message.headers)
            try await withSpan("process \(message.topic)", context: context, ofKind: .consumer) { span in
                span.attributes = processAttributes(of: message, consumer: consumer)
                span.attributes["replay.id"] = message.headers.text(of: "replay_id")
                if message.headers.text(of: "replay_id") == nil {
                    try await work("charge card again", milliseconds: 20)
                }
                try await work("update index", milliseconds: 3)
            }
            try await consumer.commit(message)
        }
    }

    /// What the services of the saga do. No courier drives to this customer.
    static func perform(_ command: SagaCommand, _ sagaID: String) async throws {
        switch (command.step, command.action) {
        case (.stock, .perform): try await work("reserve stock", milliseconds: 5)
        case (.stock, .undo): try await work("release stock", milliseconds: 5)
        case (.payment, .perform): try await work("charge card", milliseconds: 20)
        case (.payment, .undo): try await work("refund card", milliseconds: 20)
        case (.shipping, .undo): try await work("cancel courier", milliseconds: 5)
        case (.shipping, .perform):
            throw StepError(type: "no_courier", description: "no courier drives to this address")
        }
    }

    private static func work(_ name: String, milliseconds: Int) async throws {
        try await withSpan(name) { _ in
            try await Task.sleep(for: .milliseconds(milliseconds))
        }
    }
}
