import Kafka
import LabKit
import Tracing

/// A day of orders is replayed; then an order is placed by a saga, and no courier can be found for it.
@main
struct Main {
    static func main() async {
        await Lab("11-replay-and-sagas").run { lab in
            async let day = lab.consumer(groupID: "replay-2026-03-01", topics: ["orders"], clientID: "replayer-1")
            async let replays = lab.consumer(groupID: "search", topics: ["orders.replay"], clientID: "search-1")
            async let stock = participant("stock", .stock, in: lab)
            async let payments = participant("payments", .payment, in: lab)
            async let courier = participant("courier", .shipping, in: lab)
            async let orders = lab.consumer(
                groupID: "orders",
                topics: [SagaReply.topic],
                clientID: "orders-1",
                stopsAtEnd: false
            )
            let participants = try await [("stock", stock), ("payments", payments), ("courier", courier)]

            try await replay(from: day, to: replays, in: lab)
            try await placeOrder(participants, UntilQuiet(orders), in: lab)
        }
    }

    private static func replay(
        from day: any KafkaConsumer,
        to replays: any KafkaConsumer,
        in lab: LabRun
    ) async throws {
        try await lab.service("shop") {
            try await Services.placeOrders(through: try lab.producer(clientID: "shop-1"))
        }
        await runService("replayer", in: lab) {
            let replayer = Replayer(
                consumer: day,
                producer: try lab.producer(clientID: "replayer-1"),
                topic: "orders.replay",
                replayID: "index-2026-03-01"
            )
            try await replayer.run()
        }
        await runService("search", in: lab) { try await Services.readReplays(replays) }
    }

    private static func placeOrder(
        _ participants: [(name: String, consumer: UntilQuiet)],
        _ replies: UntilQuiet,
        in lab: LabRun
    ) async throws {
        let store = SagaStore()
        try await lab.service("orders") {
            let orchestrator = SagaOrchestrator(
                producer: TracedProducer(producer: try lab.producer(clientID: "orders-1")),
                store: store
            )
            try await withSpan("POST /orders", ofKind: .server) { _ in
                try await orchestrator.begin("order-1003", order: #"{"amount":"99.00"}"#, correlationID: "cart-9")
            }
        }
        // The orchestrator is started anew: it knows of the saga what is in the store, and nothing else.
        await withTaskGroup { group in
            for (name, consumer) in participants {
                group.addTask {
                    await runService(name, in: lab) {
                        let producer = TracedProducer(producer: try lab.producer(clientID: "\(name)-1"))
                        try await SagaParticipant(consumer: consumer, producer: producer).run(Services.perform)
                    }
                }
            }
            group.addTask {
                await runService("orders", in: lab) {
                    let producer = TracedProducer(producer: try lab.producer(clientID: "orders-2"))
                    try await SagaOrchestrator(producer: producer, store: store).run(replies)
                }
            }
        }
    }

    private static func participant(_ name: String, _ step: SagaStep, in lab: LabRun) async throws -> UntilQuiet {
        UntilQuiet(
            try await lab.consumer(groupID: name, topics: [step.topic], clientID: "\(name)-1", stopsAtEnd: false)
        )
    }

    /// A service that stops with an error leaves its message uncommitted. The lab goes on, and shows what there is.
    private static func runService(_ name: String, in lab: LabRun, _ operation: () async throws -> Void) async {
        do {
            try await lab.service(name, operation: operation)
        } catch {
            print("\(name) stopped: \(error)\n")
        }
    }
}
