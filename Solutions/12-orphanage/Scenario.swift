import Kafka
import LabKit

/// A hundred orders on their way through the platform.
enum Scenario {
    static let orders = (1...100).map { number in
        Order(id: "order-\(1000 + number)", amount: "\(10 + number).90", correlationID: "cart-\(number)")
    }

    /// The order whose trace is shown in full: it needs a redrive, and one of its notifications fails.
    static let shown = orders[41]

    /// Every 24th order comes from the old import, which knows nothing of traces.
    static func isImported(_ order: Order) -> Bool {
        (orders.firstIndex(of: order) ?? 0) % 24 == 12
    }

    static func run(_ lab: LabRun) async throws {
        let world = OutsideWorld()
        lab.summarize { spans, messages in
            Summary(spans: spans, records: messages, world: world).digest
        }
        for step in 1...8 { noteSymptom(step) }

        let readers = try await openConsumers(lab)
        try await run("shop", lab) { producer in try await placeOrders(with: producer) }

        async let billing: Void = run("billing", lab) { producer in
            try await Platform.billing(readers("billing"), producer, world).run()
        }
        async let deadLetters: Void = run("dead-letters", lab) { producer in
            try await Platform.deadLetters(readers("dead-letters"), producer).run()
        }
        _ = try await (billing, deadLetters)
        try await run("warehouse", lab) { producer in
            let warehouse = try Platform.warehouse(readers("warehouse"), producer, world)
            while try await warehouse.packNext(maxMessages: 20, timeout: .seconds(5)) > 0 {}
        }
        try await run("notifications", lab) { _ in
            try await Platform.notifications(readers("notifications"), world).run()
        }
    }

    private static func placeOrders(with producer: any KafkaProducer) async throws {
        let shop = Shop(producer: producer)
        for order in orders {
            if isImported(order) {
                try await producer.sendAndAwait(order.message(to: Topics.orders))
            } else {
                try await shop.place(order)
            }
        }
    }

    /// How many messages reach a service.
    private static func expectedMessages(for service: String) -> Int {
        let failures = orders.map { OutsideWorld.failuresOfPayment(of: $0.id) }
        switch service {
        case "billing":
            // Every attempt is a message. The last one that an order may have is the second after its redrive.
            return failures.reduce(0) { $0 + min($1, 2 * Platform.maxAttempts - 1) + 1 }
        case "dead-letters":
            return failures.reduce(0) { $0 + min($1, 2 * Platform.maxAttempts) / Platform.maxAttempts }
        default:
            return failures.count { $0 < 2 * Platform.maxAttempts }
        }
    }

    /// Opens the consumers of all services; their groups form at the same time.
    private static func openConsumers(_ lab: LabRun) async throws -> @Sendable (String) throws -> any KafkaConsumer {
        let consumers = try await withThrowingTaskGroup(of: (String, any KafkaConsumer).self) { group in
            for service in Platform.services where !service.topics.isEmpty {
                group.addTask {
                    let consumer = try await lab.consumer(
                        groupID: service.name,
                        topics: service.topics,
                        clientID: "\(service.name)-1",
                        stopsAtEnd: false
                    )
                    return (service.name, UntilQuiet(consumer, limit: expectedMessages(for: service.name)))
                }
            }
            return try await group.reduce(into: [String: any KafkaConsumer]()) { $0[$1.0] = $1.1 }
        }
        return { name in
            guard let consumer = consumers[name] else {
                throw KafkaError(code: .invalidConfiguration, reason: "\(name) reads no topic")
            }
            return consumer
        }
    }

    /// Runs a service with the environment of its manifest. One that stops with an error leaves its message uncommitted;
    /// the lab goes on, and shows what there is.
    private static func run(
        _ name: String,
        _ lab: LabRun,
        _ body: (any KafkaProducer) async throws -> Void
    ) async throws {
        let configuration = try Manifests.configuration(of: name)
        let producer = try lab.producer(clientID: "\(name)-1")
        do {
            try await lab.service(configuration) { try await body(producer) }
        } catch {
            print("\(name) stopped: \(error)\n")
        }
    }
}
