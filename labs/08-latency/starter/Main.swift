import Kafka
import LabKit
import OTel
import Tracing

/// An order goes from the shop through payments and shipping to notifications, whose clock is two seconds behind. Then
/// three groups read three topics, and on each something is wrong.
@main
struct Main {
    static func main() async {
        await Lab("08-latency").run { lab in
            let scenarios = zip(["A", "B", "C"], Trouble.allCases.shuffled()).map { name, trouble in
                Scenario(name: name, trouble: trouble, broker: lab.broker)
            }
            // Groups take some seconds to form: all of them together.
            async let payments = lab.consumer(groupID: "payments", topics: ["orders"], clientID: "payments-1")
            async let shipping = lab.consumer(groupID: "shipping", topics: ["payments"], clientID: "shipping-1")
            async let notifications = lab.consumer(
                groupID: "notifications",
                topics: ["shipments"],
                clientID: "notifications-1"
            )
            async let groups = concurrently(scenarios) { try await $0.open() }

            let consumers = try await (payments, shipping, notifications)
            let opened = try await groups
            print(try await path(lab, consumers) + "\n")

            let figures = try await concurrently(Array(zip(scenarios, opened))) { try await $0.run($1) }
            for (scenario, figures) in zip(scenarios, figures) {
                print(figures.table(of: scenario.name) + "\n  diagnose says: \(diagnose(figures))\n")
            }
            // Once there is an answer, it can be compared.
            if figures.contains(where: { diagnose($0) != .healthy }) {
                print("What it was: \(scenarios.map { "\($0.name) \($0.trouble.rawValue)" }.joined(separator: ", "))\n")
            }
            for consumer in opened.joined() {
                await consumer.shutdown()
            }
        }
    }

    /// Sends one order along its path.
    ///
    /// - Returns: where its time went.
    private static func path(
        _ lab: LabRun,
        _ consumers: (any KafkaConsumer, any KafkaConsumer, any KafkaConsumer)
    ) async throws -> String {
        let path = Path()
        try await lab.service("shop") {
            let producer = TimedProducer(producer: try lab.producer(clientID: "shop-1"))
            try await withSpan("POST /orders", ofKind: .server) { _ in
                let order = KafkaProducerMessage(topic: "orders", key: "order-1001", value: #"{"amount":"49.90"}"#)
                try await producer.send(order)
            }
        }
        try await lab.service("payments") {
            let producer = TimedProducer(producer: try lab.producer(clientID: "payments-1"))
            let consumer = TimedConsumer(
                consumer: consumers.0,
                meter: lab.meter("payments"),
                onHop: { path.note("payments", $0, $1) }
            )
            try await consumer.run { message in
                try await Task.sleep(for: .milliseconds(20))
                try await producer.send(next("payments", after: message), causedBy: message)
                // The next hop has begun: from here on the two overlap.
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        try await lab.service("shipping") {
            let producer = TimedProducer(producer: try lab.producer(clientID: "shipping-1"))
            let consumer = TimedConsumer(
                consumer: consumers.1,
                meter: lab.meter("shipping"),
                onHop: { path.note("shipping", $0, $1) }
            )
            try await consumer.run { message in
                try await Task.sleep(for: .milliseconds(25))
                try await producer.send(next("shipments", after: message), causedBy: message)
            }
        }
        try await lab.service("notifications") {
            let consumer = TimedConsumer(
                consumer: consumers.2,
                meter: lab.meter("notifications"),
                clock: SkewedClock(millisecondsBehind: 2000),
                onHop: { path.note("notifications", $0, $1) }
            )
            try await consumer.run { _ in try await Task.sleep(for: .milliseconds(5)) }
        }
        return path.table
    }

    /// The message that follows on another, about the same order.
    private static func next(_ topic: String, after message: KafkaConsumerMessage) -> KafkaProducerMessage {
        KafkaProducerMessage(topic: topic, key: message.key, value: message.value)
    }

    /// Runs `operation` on all `inputs` at once, and returns what came of each, in their order.
    private static func concurrently<Input: Sendable, Output: Sendable>(
        _ inputs: [Input],
        _ operation: @escaping @Sendable (Input) async throws -> Output
    ) async throws -> [Output] {
        try await withThrowingTaskGroup(of: (Int, Output).self) { group in
            for (index, input) in inputs.enumerated() {
                group.addTask { (index, try await operation(input)) }
            }
            var outputs: [Int: Output] = [:]
            for try await (index, output) in group {
                outputs[index] = output
            }
            return inputs.indices.compactMap { outputs[$0] }
        }
    }
}
