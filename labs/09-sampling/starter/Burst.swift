import Kafka
import LabKit
import OTel
import Synchronization
import Tracing

/// Six seconds of orders by a simulated clock, a rush in the middle, through three services that do not sample alike.
struct Burst: Sendable {
    /// How many orders come in each second.
    static let load = [5, 5, 120, 120, 5, 5]

    let name: String
    let shop: SamplingSetting
    let billing: SamplingSetting
    let notifications: SamplingSetting
    let broker: any KafkaBroker

    private var orders: String { "orders-\(name)" }
    private var payments: String { "payments-\(name)" }

    /// Opens the consumers of billing and notifications, and returns when their groups have formed.
    func open() async throws -> [any KafkaConsumer] {
        for topic in [orders, payments] {
            try await broker.createTopicIfMissing(topic)
        }
        let consumers = try [("billing", orders), ("notifications", payments)].map { service, topic in
            try broker.makeConsumer(
                KafkaConsumerConfiguration(groupID: "\(service)-\(name)", topics: [topic], stopsAtEnd: true)
            )
        }
        for consumer in consumers {
            try await consumer.waitForAssignment()
        }
        return consumers
    }

    /// Sends all orders, and lets the services handle them.
    ///
    /// - Returns: what was kept of them.
    func run(_ consumers: [any KafkaConsumer]) async throws -> BurstFigures {
        let clock = SimulatedClock()
        let exporter = InMemorySpanExporter()
        let backend = Backend(processor: SimpleSpanProcessor(exporter: exporter), clock: clock)
        let producer = try broker.makeProducer(KafkaProducerConfiguration(clientID: name))
        let traced = TracedProducer(producer: producer)

        let offered = try await service("shop", shop, backend) { _ in
            try await sendOrders(through: traced, clock)
        }
        try await service("billing", billing, backend) { tracer in
            try await TracedConsumer(consumer: consumers[0], failures: tracer).run { message in
                try await traced.send(KafkaProducerMessage(topic: payments, key: message.key, value: message.value))
            }
        }
        try await service("notifications", notifications, backend) { tracer in
            try await TracedConsumer(consumer: consumers[1], failures: tracer).run { _ in }
        }
        await producer.shutdown()
        for consumer in consumers {
            await consumer.shutdown()
        }
        return BurstFigures(offered: offered, spans: exporter.finishedSpans)
    }

    private func sendOrders(through producer: TracedProducer, _ clock: SimulatedClock) async throws -> [[TraceID?]] {
        var offered: [[TraceID?]] = []
        for (second, count) in Self.load.enumerated() {
            offered.append([])
            for number in 0..<count {
                clock.set(second: Double(second) + Double(number) / Double(count))
                let traceID = try await withSpan("POST /orders", ofKind: .server) { span in
                    try await producer.send(
                        KafkaProducerMessage(topic: orders, key: "order-\(second)-\(number)", value: "{}")
                    )
                    return span.context.spanContext?.traceID
                }
                offered[second].append(traceID)
            }
        }
        return offered
    }

    private func service<T>(
        _ name: String,
        _ setting: SamplingSetting,
        _ backend: Backend,
        operation: (OTelTracer) async throws -> T
    ) async throws -> T {
        let sampler = try makeSampler(setting, clock: backend.clock)
        let tracer = makeTracer(name, sampler: sampler, environment: [:], backend: backend)
        return try await TaskLocalTracer.withTracer(tracer) {
            try await ServiceContext.withValue(nil) { try await operation(tracer) }
        }
    }
}

/// What was kept of a burst, second by second.
struct BurstFigures: Sendable {
    /// `POST`, `send`, `process`, `send`, `process`.
    private static let spansOfATrace = 5

    let offered: [Int]
    /// Of how many traces there is a span.
    let kept: [Int]
    /// Of how many there are some spans, and not all.
    let cut: Int

    init(offered traces: [[TraceID?]], spans: [SpanData]) {
        let counts = Dictionary(grouping: spans, by: \.context.traceID).mapValues(\.count)
        offered = traces.map(\.count)
        kept = traces.map { $0.count { $0.map { counts[$0] != nil } ?? false } }
        cut = counts.values.count { $0 != Self.spansOfATrace }
    }

    /// A row for each second.
    static func table(_ columns: KeyValuePairs<String, BurstFigures>) -> String {
        let offered = columns.first?.value.offered ?? []
        func row(_ head: String, _ offered: String, _ cells: (BurstFigures) -> String) -> String {
            let cells = columns.map { cells($0.value).padded(to: $0.key.count) }
            return "  " + ([head.padded(to: 6), offered.padded(to: 7)] + cells).joined(separator: "  ")
        }
        let head = "  " + (["second", "offered"] + columns.map(\.key)).joined(separator: "  ")
        let seconds = offered.indices.map { second in
            row("\(second + 1)", "\(offered[second])") { "\($0.kept[second])" }
        }
        let total = row("total", "\(offered.reduce(0, +))") { "\($0.kept.reduce(0, +))" }
        let cut = row("cut", "") { "\($0.cut)" }
        return (["Traces kept"] + [head] + seconds + [total, cut]).joined(separator: "\n")
    }
}

/// A clock that stands still until it is set.
final class SimulatedClock: WallClock {
    private static let beginning: UInt64 = 1_780_000_000_000_000_000
    private let now = Mutex(SimulatedClock.beginning)

    var nanosecondsSinceEpoch: UInt64 { now.withLock { $0 } }

    /// - Parameter second: counted from the beginning.
    func set(second: Double) {
        now.withLock { $0 = Self.beginning + UInt64(second * 1e9) }
    }
}

extension KafkaBroker {
    /// One that is there already, on a cluster of others, is taken as it is.
    fileprivate func createTopicIfMissing(_ topic: String) async throws {
        do {
            try await createTopic(topic, partitions: 1)
        } catch let error as KafkaError where error.code == .invalidConfiguration {}
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
