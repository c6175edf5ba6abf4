import Kafka
import LabKit
import OTel
import Synchronization

/// A topic of three partitions on which something is wrong, and the group that reads it.
///
/// What it is, `Trouble.swift` tells. Decide from the numbers before you open it.
struct Scenario: Sendable {
    static let window: Duration = .seconds(2)
    static let queueLimit: Duration = .milliseconds(250)
    static let partitionCount = 3

    let name: String
    let trouble: Trouble
    let broker: any KafkaBroker

    private var topic: String { "orders-\(name.lowercased())" }

    /// Opens the consumers of the group, and returns when each has its partitions.
    func open() async throws -> [any KafkaConsumer] {
        try await broker.createTopic(topic, partitions: Self.partitionCount)
        let consumers = try (1...trouble.consumers).map { number in
            try broker.makeConsumer(
                KafkaConsumerConfiguration(
                    groupID: "payments-\(name.lowercased())",
                    topics: [topic],
                    clientID: "payments-\(name.lowercased())-\(number)"
                )
            )
        }
        for consumer in consumers {
            try await consumer.waitForAssignment()
        }
        return consumers
    }

    /// Sends orders to all partitions alike while the group handles them, for the length of the window.
    ///
    /// - Returns: what was measured until then.
    func run(_ consumers: [any KafkaConsumer]) async throws -> GroupFigures {
        let traffic = Traffic()
        let provider = MeterProvider(resource: Resource(serviceName: "payments"), exporter: InMemoryMetricExporter())
        let producer = try broker.makeProducer(KafkaProducerConfiguration(clientID: "shop-\(name.lowercased())"))
        let meter = provider.meter("kafka-tracing-workshop")
        let figures = try await withThrowingTaskGroup(of: Void.self) { group in
            for consumer in consumers {
                let observed = ObservedConsumer(consumer: consumer, pause: trouble.pause, traffic: traffic)
                group.addTask {
                    try await untilCancelled {
                        try await TimedConsumer(consumer: observed, meter: meter).run(trouble.handle)
                    }
                }
            }
            group.addTask {
                try await untilCancelled { try await sendOrders(with: TimedProducer(producer: producer), traffic) }
            }
            try await Task.sleep(for: Self.window)
            let figures = traffic.figures(consumers: consumers.count, metrics: provider.collect())
            group.cancelAll()
            try await group.waitForAll()
            return figures
        }
        await producer.shutdown()
        return figures
    }

    private func sendOrders(with producer: TimedProducer, _ traffic: Traffic) async throws {
        for number in 0... {
            let partition = KafkaPartition(rawValue: number % Self.partitionCount)
            let order = KafkaProducerMessage(topic: topic, partition: partition, key: "order-\(number)", value: "{}")
            try await producer.send(order)
            traffic.sent(to: partition)
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Being cancelled is how the window ends, and no error.
    private func untilCancelled(_ operation: () async throws -> Void) async throws {
        do {
            try await operation()
        } catch is CancellationError {}
    }
}

/// What was sent and handled while a scenario ran.
final class Traffic: Sendable {
    private struct State {
        var sent: [KafkaPartition: [ContinuousClock.Instant]] = [:]
        var handled: [KafkaPartition: Int] = [:]
    }

    /// Records from before are left over from an earlier run.
    let beginning = InMemoryBroker.systemTime()
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    func sent(to partition: KafkaPartition) {
        state.withLock { $0.sent[partition, default: []].append(.now) }
    }

    func handled(_ message: KafkaConsumerMessage) {
        state.withLock { $0.handled[message.partition, default: 0] += 1 }
    }

    /// What is known by now.
    func figures(consumers: Int, metrics: [MetricData]) -> GroupFigures {
        let now = ContinuousClock.now
        let state = state.withLock { $0 }
        let partitions = (0..<Scenario.partitionCount).map { number in
            let partition = KafkaPartition(rawValue: number)
            let handled = state.handled[partition, default: 0]
            let waiting = state.sent[partition, default: []].dropFirst(handled)
            return PartitionFigures(
                partition: partition,
                handled: handled,
                waiting: waiting.count,
                oldestWaiting: waiting.first.map { now - $0 },
                queue: Spread(queueMetric, partition: partition, in: metrics),
                handler: Spread("messaging.process.duration", partition: partition, in: metrics)
            )
        }
        return GroupFigures(
            window: now - start,
            consumers: consumers,
            queueLimit: Scenario.queueLimit,
            partitions: partitions
        )
    }
}

/// A consumer that may pause before it takes a message, and whose commits are counted.
struct ObservedConsumer: KafkaConsumer {
    let consumer: any KafkaConsumer
    let pause: Duration
    let traffic: Traffic

    var groupID: String { consumer.groupID }
    var clientID: String { consumer.clientID }

    func next() async throws -> KafkaConsumerMessage? {
        if pause > .zero {
            try await Task.sleep(for: pause)
        }
        while let message = try await consumer.next() {
            if message.timestamp.millisecondsSinceEpoch.map({ $0 >= traffic.beginning }) ?? true {
                return message
            }
        }
        return nil
    }

    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
    }

    func commit(_ message: KafkaConsumerMessage) async throws {
        try await consumer.commit(message)
        traffic.handled(message)
    }

    func waitForAssignment() async throws { try await consumer.waitForAssignment() }
    func triggerGracefulShutdown() { consumer.triggerGracefulShutdown() }
    func shutdown() async { await consumer.shutdown() }
}
