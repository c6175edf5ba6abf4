import Kafka
import LabKit
import Tracing

/// A customer orders: the gateway sends a message to Kafka, and the shop reads it. All that joins them is one header.
@main
struct Main {
    static func main() async {
        await Lab("01-traceparent").run { lab in
            print(Samples.text)

            let consumer = try await lab.consumer(groupID: "shop", topics: ["orders"], clientID: "shop-1")

            try await lab.service("gateway") {
                let producer = try lab.producer(clientID: "gateway-1")
                try await withSpan("POST /orders", ofKind: .server) { request in
                    try await withSpan("send orders", ofKind: .producer) { send in
                        var order = KafkaProducerMessage(topic: "orders", key: "order-1001", value: "2 x espresso")
                        order.headers = [KafkaHeader(key: "tenant", value: "cafe-12")]
                        if let requested = TraceParent(of: request), let sending = TraceParent(of: send) {
                            order.headers = requested.continued(as: sending.parentID).injected(into: order.headers)
                        }
                        _ = try await producer.sendAndAwait(order)
                    }
                }
            }

            try await lab.service("shop") {
                for try await message in consumer.messages {
                    let context = TraceParent.extracted(from: message.headers)?.serviceContext ?? .topLevel
                    try await withSpan("process orders", context: context, ofKind: .consumer) { _ in
                        try await Task.sleep(for: .milliseconds(20))
                    }
                    try await consumer.commit(message)
                }
            }
        }
    }
}
