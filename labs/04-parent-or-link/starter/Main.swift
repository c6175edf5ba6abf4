import Kafka
import KafkaTracing
import LabKit
import Tracing

/// One order is handled by billing, which continues its trace, and by the nightly audit, which links to it. Then the
/// warehouse packs the parcels of three customers, and one that came without a trace, in one go.
@main
struct Main {
    static func main() async {
        await Lab("04-parent-or-link").run { lab in
            async let billing = lab.consumer(groupID: "billing", topics: ["orders"], clientID: "billing-1")
            async let audit = lab.consumer(groupID: "audit", topics: ["orders"], clientID: "audit-1")
            async let warehouse = lab.consumer(groupID: "warehouse", topics: ["parcels"], clientID: "warehouse-1")
            let (billingConsumer, auditConsumer, warehouseConsumer) = try await (billing, audit, warehouse)

            try await lab.service("shop") {
                try await send("order-1001", to: "orders", with: try lab.producer(clientID: "shop-1"))
            }
            try await lab.service("billing") {
                let consumer = MessageConsumer(consumer: billingConsumer, relation: relation(in: .oneMessage))
                try await consumer.run { _ in try await work("charge card", milliseconds: 20) }
            }
            try await lab.service("audit") {
                try await withSpan("nightly audit") { _ in
                    let relation = relation(in: .oneMessageInsideAnotherSpan)
                    let consumer = MessageConsumer(consumer: auditConsumer, relation: relation)
                    try await consumer.run { _ in try await work("check amount", milliseconds: 10) }
                }
            }

            try await lab.service("shop") {
                let producer = try lab.producer(clientID: "shop-2")
                for key in ["order-1002", "order-1003", "order-1004"] {
                    try await send(key, to: "parcels", with: producer)
                }
            }
            try await lab.service("old-import") {
                let producer = try lab.producer(clientID: "old-import-1")
                let parcel = KafkaProducerMessage(topic: "parcels", key: "order-0007", value: "{}")
                try await producer.sendAndAwait(parcel)
            }
            try await lab.service("warehouse") {
                let consumer = BatchConsumer(consumer: warehouseConsumer, topic: "parcels")
                var count: Int
                repeat {
                    count = try await consumer.handleNext(maxMessages: 100, timeout: .seconds(5)) { _ in
                        try await work("pack parcels", milliseconds: 30)
                    }
                } while count > 0
            }
        }
    }

    /// A customer's request that sends one message.
    private static func send(_ key: String, to topic: String, with producer: any KafkaProducer) async throws {
        try await withSpan("POST /\(topic)", ofKind: .server) { _ in
            try await withSpan("send \(topic)", ofKind: .producer) { span in
                var message = KafkaProducerMessage(topic: topic, key: key, value: "{}")
                message.headers = injectTraceContext(span.context, into: message.headers)
                try await producer.sendAndAwait(message)
            }
        }
    }

    private static func work(_ name: String, milliseconds: Int) async throws {
        try await withSpan(name) { _ in try await Task.sleep(for: .milliseconds(milliseconds)) }
    }
}
