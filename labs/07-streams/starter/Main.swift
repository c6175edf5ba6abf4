import Kafka
import LabKit
import Tracing

/// Customers order at two stores; a stream job takes what must not be passed on from the orders, another adds them up per
/// store and minute, and a dashboard shows what came of it.
@main
struct Main {
    static func main() async {
        await Lab("07-streams").run { lab in
            if try FlinkEngine.isChosen() {
                try await runWithFlink(lab)
            } else {
                try await runWithTheKitsRunner(lab)
            }
        }
    }

    private static func runWithTheKitsRunner(_ lab: LabRun) async throws {
        async let cleaning = lab.consumer(groupID: "cleaning", topics: ["raw-orders"], clientID: "cleaning-1")
        async let adding = lab.consumer(groupID: "totals", topics: ["orders"], clientID: "totals-1")
        async let showing = lab.consumer(
            groupID: "dashboard",
            topics: ["order-totals", "late-orders"],
            clientID: "dashboard-1"
        )
        let (rawOrders, orders, results) = try await (cleaning, adding, showing)

        // 5 May 2026, 10:00 UTC.
        try await takeOrders(lab, startingAt: 1_777_975_200_000)
        try await lab.service("cleaning") {
            try await cleanOrders(from: rawOrders, to: "orders", through: lab.producer(clientID: "cleaning-1"))
        }
        try await lab.service("totals") {
            try await totalOrders(from: orders, through: lab.producer(clientID: "totals-1"))
        }
        try await lab.service("dashboard") {
            try await showResults(from: results)
        }
    }

    private static func runWithFlink(_ lab: LabRun) async throws {
        let results = try await FlinkEngine.openConsumer(of: lab.broker)
        do {
            try await takeOrders(lab, startingAt: FlinkEngine.presentMinute)
            try await lab.service("dashboard") {
                try await FlinkEngine.showResults(from: results, orders: 5, totals: 2)
            }
        } catch {
            await results.shutdown()
            throw error
        }
        await results.shutdown()
    }

    private static func takeOrders(_ lab: LabRun, startingAt start: Int64) async throws {
        try await lab.service("shop") {
            let producer = try lab.producer(clientID: "shop-1")
            for (store, order) in orders(startingAt: start) {
                try await sendRawOrder(order, store: store, to: "raw-orders", through: producer)
            }
        }
    }

    /// Three orders and a test in the first minute, one so late in the second that the first is over, and one that belongs to
    /// the first minute and comes after that.
    private static func orders(startingAt start: Int64) -> [(store: String, order: RawOrder)] {
        func order(_ id: String, cents: Int, second: Int64) -> RawOrder {
            let time = start + second * 1_000
            return RawOrder(id: id, cents: cents, orderedAt: time, email: "ada@example.com", test: id == "test")
        }
        return [
            ("berlin", order("1001", cents: 4_990, second: 40)),
            ("lyon", order("1002", cents: 1_250, second: 20)),
            ("berlin", order("1003", cents: 2_000, second: 5)),
            ("berlin", order("test", cents: 1, second: 6)),
            ("berlin", order("1004", cents: 3_300, second: 95)),
            ("berlin", order("1005", cents: 9_900, second: 50)),
        ]
    }
}
