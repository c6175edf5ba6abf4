import Grading
import Kafka
import OTel
import Synchronization
import Tracing

/// Messages that wait on the broker, and payments, which handles them through the subject.
final class ConsumerScenario: Sendable {
    /// A staged message, and what its figures must be.
    struct Staged: Sendable {
        let offset: KafkaOffset
        let partition: KafkaPartition
        let key: String
        let timestamp: KafkaTimestamp
        let origin: Int64?
        let worked: Duration
        let isRefused: Bool
    }

    struct CardRefused: Error {}

    let topic: String
    let group: String
    private let subject: Lab08Subject
    private let bench: Bench
    private let provider: MeterProvider
    private let staged = Mutex<[Staged]>([])
    private let began = Mutex<[KafkaOffset: UInt64]>([:])

    init(_ subject: Lab08Subject, _ bench: Bench) {
        self.subject = subject
        self.bench = bench
        topic = bench.word("orders")
        group = bench.word("payments")
        provider = MeterProvider(
            resource: Resource(serviceName: "payments"),
            exporter: InMemoryMetricExporter(),
            clock: bench.clock,
            report: { _ in }
        )
    }

    /// Puts a message on partition 1.
    ///
    /// - Parameters:
    ///   - waited: how long before the present moment it was stamped, in milliseconds; negative for a record from the future.
    ///   - travelled: how long before that its path began, in milliseconds; nil for none.
    ///   - worked: how long its handler takes, in milliseconds.
    ///   - isRefused: whether its handler throws.
    ///   - stamp: makes the timestamp.
    @discardableResult
    func stage(
        waited: Int,
        travelled: Int? = nil,
        worked: Int = 25,
        isRefused: Bool = false,
        stamp: (Int64) -> KafkaTimestamp = { .createTime(millisecondsSinceEpoch: $0) }
    ) throws -> Staged {
        // As if everything staged so far had been handled by then.
        let busy = staged.withLock { $0.map(\.worked).reduce(.zero, +) }
        let moment = bench.clock.millisecondsSinceEpoch + Int64(busy / .milliseconds(1)) - Int64(waited)
        let origin = travelled.map { moment - Int64($0) }
        let key = bench.word("order")
        let record = try bench.broker.append(
            KafkaProducerMessage(
                topic: topic,
                partition: KafkaPartition(rawValue: 1),
                headers: origin.map { [KafkaHeader(key: "origin_timestamp", value: "\($0)")] } ?? [],
                key: Array(key.utf8),
                value: Array(bench.word("payload").utf8)
            )
        )
        let message = Staged(
            offset: record.offset,
            partition: record.partition,
            key: key,
            timestamp: stamp(moment),
            origin: origin,
            worked: .milliseconds(worked),
            isRefused: isRefused
        )
        staged.withLock { $0.append(message) }
        return message
    }

    /// Lets the subject handle what is staged.
    ///
    /// - Returns: the error that came out of the subject, if one did.
    @discardableResult
    func run() async throws -> (any Error)? {
        let messages = staged.withLock { $0 }
        let consumer = StampedConsumer(
            consumer: try bench.broker.makeConsumer(
                KafkaConsumerConfiguration(groupID: group, topics: [topic], clientID: "payments-1", stopsAtEnd: true)
            ),
            timestamps: Dictionary(uniqueKeysWithValues: messages.map { ($0.offset, $0.timestamp) })
        )
        let failure: (any Error)?
        do {
            try await bench.service("payments") {
                try await subject.run(consumer, provider.meter("lab08"), bench.clock, handle(messages))
            }
            failure = nil
        } catch {
            failure = error
        }
        await consumer.shutdown()
        return failure
    }

    private func handle(_ messages: [Staged]) -> Lab08Subject.Handler {
        { [self] message in
            began.withLock { $0[message.offset] = bench.clock.nanosecondsSinceEpoch }
            guard let staged = messages.first(where: { $0.offset == message.offset }) else { return }
            bench.clock.advance(milliseconds: UInt64(staged.worked / .milliseconds(1)))
            if staged.isRefused { throw CardRefused() }
        }
    }

    /// How long `message` lay in Kafka when its handler was called.
    func waited(_ message: Staged) -> Duration {
        guard let began = began.withLock({ $0[message.offset] }),
            let timestamp = message.timestamp.millisecondsSinceEpoch
        else { return .zero }
        return .nanoseconds(began) - .milliseconds(timestamp)
    }

    /// How long the path of `message` had taken when its handler ended.
    func travelled(_ message: Staged) -> Duration? {
        guard let began = began.withLock({ $0[message.offset] }), let origin = message.origin else { return nil }
        return .nanoseconds(began) - .milliseconds(origin) + message.worked
    }

    func committedOffset(of message: Staged) -> KafkaOffset? {
        bench.broker.committedOffset(group: group, topic: topic, partition: message.partition)
    }

    /// The process spans, in the order of the offsets.
    func spans(expecting count: Int = 1) throws -> [SpanData] {
        let spans = bench.spans.filter { $0.kind == .consumer }.sorted { $0.startTime < $1.startTime }
        guard spans.count >= count else {
            throw Feedback(
                "\(count) message\(count == 1 ? " was" : "s were") handled, and left \(spans.count) process spans.",
                why: "The figures belong on the span around the handler, where the trace shows them."
            )
        }
        return spans
    }

    /// What was measured.
    var metrics: [MetricData] { provider.collect() }
}

/// A consumer whose messages carry the timestamps that a check wants.
struct StampedConsumer: KafkaConsumer {
    let consumer: any KafkaConsumer
    let timestamps: [KafkaOffset: KafkaTimestamp]

    var groupID: String { consumer.groupID }
    var clientID: String { consumer.clientID }

    private func stamped(_ message: KafkaConsumerMessage) -> KafkaConsumerMessage {
        var message = message
        message.timestamp = timestamps[message.offset] ?? message.timestamp
        return message
    }

    func next() async throws -> KafkaConsumerMessage? { try await consumer.next().map(stamped) }
    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        try await consumer.poll(maxMessages: maxMessages, timeout: timeout).map(stamped)
    }
    func commit(_ message: KafkaConsumerMessage) async throws { try await consumer.commit(message) }
    func waitForAssignment() async throws { try await consumer.waitForAssignment() }
    func triggerGracefulShutdown() { consumer.triggerGracefulShutdown() }
    func shutdown() async { await consumer.shutdown() }
}
