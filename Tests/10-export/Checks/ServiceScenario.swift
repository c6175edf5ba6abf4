import Grading
import Kafka
import OTel
import Synchronization
import Tracing

/// Orders that wait on the broker, and the subject's service, which handles them until somebody asks it to stop.
final class ServiceScenario: Sendable {
    enum Event: Equatable, Sendable {
        case signal
        case stoppedReading
        case began(Int)
        case handled(Int)
        case cancelled(Int)
        case committed(Int)
        case leftGroup
        case waits(Duration)
        case timePassed(Duration)
        case flushBegan
        case flushEnded
        case letGo
        case returned
    }

    struct PaymentRefused: Error {}

    let log: EventLog<Event>
    /// Long, so that whoever really waits for it is noticed.
    let messageLimit = Duration.seconds(3601)
    let flushLimit = Duration.seconds(3602)
    private let subject: Lab10Subject
    private let bench: Bench
    private let topic: String
    private let group: String
    private let signalHandler = Mutex<(@Sendable () -> Void)?>(nil)
    private let outcome = Mutex<Result<Lab10Subject.Ending, any Error>?>(nil)
    /// How things stood before everything that was held was let go: what happens afterwards is the scenario's doing.
    private let last = Mutex<(events: [Event], committed: Int)?>(nil)

    /// - Parameter step: the handout's step that the check belongs to.
    init(_ subject: Lab10Subject, _ bench: Bench, step: Int, orders: Int) throws {
        self.subject = subject
        self.bench = bench
        log = EventLog { bench.todos.met.contains { $0.step <= step } }
        topic = bench.word("orders")
        group = bench.word("billing")
        let key = bench.word("order")
        for _ in 0..<orders {
            try bench.broker.append(KafkaProducerMessage(topic: topic, key: key, value: "payload"))
        }
    }

    /// Starts the service. `handler` gets the number of the order, from 0.
    func start(
        stopsAtEnd: Bool = false,
        tracer: OTelTracer? = nil,
        handler: @escaping @Sendable (Int) async throws -> Void = { _ in },
        shutDownTelemetry: @escaping @Sendable () async -> Void = {}
    ) throws -> Task<Void, Never> {
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: group, topics: [topic], clientID: "billing-1", stopsAtEnd: stopsAtEnd)
        )
        let surroundings = Lab10Subject.Surroundings(
            consumer: WatchedConsumer(consumer: consumer, log: log),
            connectSignals: { [self] handler in signalHandler.withLock { $0 = handler } },
            messageLimit: messageLimit,
            flushLimit: flushLimit,
            wait: { [log] duration in
                log.note(.waits(duration))
                try await log.until(.timePassed(duration))
            },
            shutDownTelemetry: { [log] in
                log.note(.flushBegan)
                await shutDownTelemetry()
                log.note(.flushEnded)
            }
        )
        let handle: Lab10Subject.Handler = { [log] message in
            let number = message.offset.rawValue
            log.note(.began(number))
            do {
                try await handler(number)
                try Task.checkCancellation()
            } catch is CancellationError {
                log.note(.cancelled(number))
                throw CancellationError()
            }
            log.note(.handled(number))
        }
        return Task { [self] in
            let result = await result(surroundings, handle, tracer)
            outcome.withLock { $0 = result }
            log.note(.returned)
        }
    }

    private func result(
        _ surroundings: Lab10Subject.Surroundings,
        _ handle: @escaping Lab10Subject.Handler,
        _ tracer: OTelTracer?
    ) async -> Result<Lab10Subject.Ending, any Error> {
        do {
            guard let tracer else {
                return .success(
                    try await bench.service("billing") { [subject] in try await subject.run(surroundings, handle) }
                )
            }
            return .success(
                try await TaskLocalTracer.withTracer(tracer) { [subject] in
                    try await subject.run(surroundings, handle)
                }
            )
        } catch {
            return .failure(error)
        }
    }

    /// Sends the process a signal.
    func signal() {
        log.note(.signal)
        signalHandler.withLock { $0 }?()
    }

    /// Waits for whatever a service does about a signal, so that the handler which sent it does not go on too early.
    func waitForReaction() async throws {
        _ = await log.sees(.stoppedReading, .flushBegan, .leftGroup, .returned)
        if log.contains(.flushBegan) {
            _ = await log.sees(.flushEnded)
        }
        if !log.contains(.stoppedReading) {
            _ = await log.sees(.stoppedReading, .returned)
        }
        for _ in 0..<50 {
            await Task.yield()
        }
        try Task.checkCancellation()
    }

    /// How the service ended: nil when its `run` has not returned. Everything that was held is let go then.
    func end(_ service: Task<Void, Never>) async -> Result<Lab10Subject.Ending, any Error>? {
        let hasReturned = await log.sees(.returned)
        let (events, committed) = (log.all, brokersOffset)
        last.withLock { $0 = (events, committed) }
        log.note(.letGo)
        service.cancel()
        return hasReturned ? outcome.withLock { $0 } : nil
    }

    /// What happened until the service was let go.
    var events: [Event] { last.withLock { $0?.events } ?? log.all }

    /// The group's offset then: how many orders were committed.
    var committed: Int { last.withLock { $0?.committed } ?? brokersOffset }

    private var brokersOffset: Int {
        (0..<3).compactMap {
            bench.broker.committedOffset(group: group, topic: topic, partition: KafkaPartition(rawValue: $0))?.rawValue
        }.reduce(0, +)
    }

    /// What happened, as it is shown in feedback: without what happens at the same time as something else, in no order.
    var picture: [String] {
        let isGivenUp = events.contains(.timePassed(messageLimit))
        return ["what happened"]
            + events.compactMap { event in
                switch event {
                case .signal: "  the process got a signal"
                case .stoppedReading: "  triggerGracefulShutdown() of the consumer"
                case .began(let number): "  the handler began order \(number)"
                case .handled(let number): "  the handler finished order \(number)"
                case .cancelled(let number): isGivenUp ? nil : "  the handler was cancelled in order \(number)"
                case .committed(let number): "  order \(number) was committed"
                case .leftGroup: "  shutdown() of the consumer"
                case .timePassed(messageLimit): "  limits.message was over"
                case .timePassed: "  limits.flush was over"
                case .flushBegan: "  shutDownTelemetry() began"
                case .flushEnded: "  shutDownTelemetry() ended"
                case .returned: "  run returned"
                case .waits, .letGo: nil
                }
            }
    }
}

/// A consumer that notes what is done to it.
private struct WatchedConsumer: KafkaConsumer {
    let consumer: any KafkaConsumer
    let log: EventLog<ServiceScenario.Event>

    var groupID: String { consumer.groupID }
    var clientID: String { consumer.clientID }

    func waitForAssignment() async throws {
        try await consumer.waitForAssignment()
    }

    func next() async throws -> KafkaConsumerMessage? {
        try await consumer.next()
    }

    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
    }

    func commit(_ message: KafkaConsumerMessage) async throws {
        try await consumer.commit(message)
        log.note(.committed(message.offset.rawValue))
    }

    func triggerGracefulShutdown() {
        consumer.triggerGracefulShutdown()
        log.note(.stoppedReading)
    }

    func shutdown() async {
        await consumer.shutdown()
        log.note(.leftGroup)
    }
}
