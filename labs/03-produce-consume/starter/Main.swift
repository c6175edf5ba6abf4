import Kafka
import LabKit
import Tracing

/// The shop takes an order and sends it to Kafka; billing reads it and charges the card.
@main
struct Main {
    static func main() async {
        await Lab("03-produce-consume").run { lab in
            let consumer = try await lab.consumer(groupID: "billing", topics: ["orders"], clientID: "billing-1")

            try await lab.service("shop") {
                let orders = TracedProducer(producer: try lab.producer(clientID: "shop-1"))
                try await withSpan("POST /orders", ofKind: .server) { _ in
                    let order = KafkaProducerMessage(topic: "orders", key: "order-1001", value: #"{"amount":"49.90"}"#)
                    _ = try await orders.send(order, correlationID: "cart-7")
                }
            }

            try await lab.service("billing") {
                try await TracedConsumer(consumer: consumer).run { _ in
                    try await withSpan("charge card") { _ in
                        try await Task.sleep(for: .milliseconds(20))
                    }
                }
            }
        }
    }
}
