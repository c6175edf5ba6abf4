import Grading
import Kafka
import LabKit
import OTel
import Synchronization
import Tracing

/// One saga, and the subject in it: as a service that carries out commands, or as the orchestrator.
final class SagaScenario: Sendable {
    /// A command or a reply that waits on the broker.
    struct Staged: Sendable {
        let record: KafkaConsumerMessage
        /// The span that sent it, if its headers name one.
        let sender: SpanContext?
        /// The span of the step that it speaks of, if its headers name one.
        let step: SpanContext?
    }

    /// What a service did.
    struct Call: Sendable, Equatable {
        let step: String
        let action: String
        let sagaID: String
    }

    /// What a service throws. Its description is another one each time.
    struct CardDeclined: Error, CustomStringConvertible {
        let sagaID: String
        var description: String { "card of \(sagaID) declined" }
    }

    static let replies = "saga.replies"
    static let steps = ["stock", "payment", "shipping"]

    let bench: Bench
    let sagaID: String
    let correlationID: String
    private let subject: Lab11Subject
    private let sagas: Lab11Subject.Sagas
    private let performed = Mutex<[(call: Call, active: SpanContext?)]>([])

    /// A saga with random ids.
    init(_ subject: Lab11Subject, _ bench: Bench) {
        self.subject = subject
        self.bench = bench
        self.sagas = subject.newSagas()
        self.sagaID = bench.word("order")
        self.correlationID = bench.word("cart")
    }

    // MARK: - A service

    /// Puts a command on its topic, sent by an orchestrator that is not the subject.
    func stageCommand(_ step: String, _ action: String = "perform", undoes: SpanContext? = nil) throws -> Staged {
        let sender = bench.remoteSpanContext()
        var headers = [
            KafkaHeader(key: "correlation_id", value: correlationID),
            KafkaHeader(key: "saga_step", value: step), KafkaHeader(key: "saga_action", value: action),
            KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: sender)),
        ]
        if let undoes {
            headers.append(KafkaHeader(key: "undoes_traceparent", value: WireTraceparent.text(of: undoes)))
        }
        return Staged(record: try append(to: "\(step).commands", headers), sender: sender, step: undoes)
    }

    private func append(to topic: String, _ headers: [KafkaHeader]) throws -> KafkaConsumerMessage {
        try bench.broker.append(KafkaProducerMessage(topic: topic, headers: headers, key: sagaID, value: "{}"))
    }

    /// Lets the subject carry out the commands of `step`.
    ///
    /// - Parameter failing: the actions that fail.
    func participate(_ step: String, failing: Set<String> = []) async throws {
        try await run(step, reading: "\(step).commands") { [self] consumer, producer in
            do {
                try await subject.participate(consumer, producer) { step, action, sagaID in
                    let call = Call(step: step, action: action, sagaID: sagaID)
                    self.performed.withLock { $0.append((call, ServiceContext.current?.spanContext)) }
                    self.bench.clock.advance(milliseconds: 20)
                    if failing.contains(action) { throw CardDeclined(sagaID: sagaID) }
                }
            } catch is CardDeclined {
                throw Feedback(
                    "A step failed, and its error ended the service: the command was not answered.",
                    why: "The failure of a step is an answer. A service that stops leaves all other sagas waiting."
                )
            }
        }
    }

    /// What the services did, and the span that was active.
    var calls: [(call: Call, active: SpanContext?)] { performed.withLock { $0 } }

    /// The spans of `service` that cover a message, in the order of their start.
    func processSpans(of service: String, expecting count: Int = 1) throws -> [SpanData] {
        let own = bench.spans.filter { $0.resource.serviceName == service && $0.kind == .consumer }
            .sorted { $0.startTime < $1.startTime }
        guard own.count < count else { return own }
        throw Feedback(
            own.isEmpty
                ? "The service \(service) read a message, and left no span of kind CONSUMER."
                : "The service \(service) read \(count) messages, and left \(own.count) spans of kind CONSUMER.",
            picture: ["got"] + TraceSketch(got: bench.spans).lines,
            why: "Without a span for each message nobody sees which step failed, and what was undone."
        )
    }

    // MARK: - The orchestrator

    /// Lets the subject begin the saga, below a request.
    ///
    /// - Returns: the context of the request.
    @discardableResult
    func begin(traceState: TraceState = TraceState()) async throws -> SpanContext? {
        var caller = ServiceContext.topLevel
        if !traceState.isEmpty { caller.spanContext = bench.remoteSpanContext(traceState: traceState) }
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "orders-1"))
        let request = try await bench.service("orders") {
            try await withSpan("POST /orders", context: caller, ofKind: .server) { span in
                try await sagas.begin(producer, sagaID, "{}", correlationID)
                return span.context.spanContext
            }
        }
        await producer.shutdown()
        return request
    }

    /// Puts a reply on the topic of replies, from a service that is not the subject.
    ///
    /// - Parameters:
    ///   - failure: the kind of error, or nil when it was done.
    ///   - isTraced: whether the service knows of tracing.
    @discardableResult
    func stageReply(_ step: String, _ action: String = "perform", failure: String? = nil, isTraced: Bool = true) throws
        -> Staged
    {
        let traceID = beginSpan?.context.traceID ?? bench.remoteSpanContext().traceID
        let inTrace = { [bench] in
            SpanContext(
                traceID: traceID,
                spanID: bench.remoteSpanContext().spanID,
                traceFlags: [.sampled, .random],
                isRemote: true
            )
        }
        let (stepSpan, sender) = (inTrace(), inTrace())
        var headers = [
            KafkaHeader(key: "correlation_id", value: correlationID),
            KafkaHeader(key: "saga_step", value: step), KafkaHeader(key: "saga_action", value: action),
            KafkaHeader(key: "saga_outcome", value: failure ?? "done"),
        ]
        if isTraced {
            headers += [
                KafkaHeader(key: "step_traceparent", value: WireTraceparent.text(of: stepSpan)),
                KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: sender)),
            ]
        }
        let record = try append(to: Self.replies, headers)
        return Staged(record: record, sender: isTraced ? sender : nil, step: isTraced ? stepSpan : nil)
    }

    /// Lets a new orchestrator handle the replies that wait.
    func orchestrate() async throws {
        try await run("orders", reading: Self.replies) { [self] consumer, producer in
            try await sagas.run(consumer, producer)
        }
    }

    /// Puts one reply after the other, and lets a new orchestrator handle each.
    ///
    /// - Returns: the replies.
    @discardableResult
    func answer(_ replies: (step: String, action: String, failure: String?)...) async throws -> [Staged] {
        var staged: [Staged] = []
        for reply in replies {
            staged.append(try stageReply(reply.step, reply.action, failure: reply.failure))
            try await orchestrate()
        }
        return staged
    }

    /// Lets the subject do everything, until no message is left.
    func play(failing: [String: Set<String>]) async throws {
        try await begin()
        var seen = -1
        while seen < messageCount, messageCount < 40 {
            seen = messageCount
            for step in Self.steps {
                try await participate(step, failing: failing[step] ?? [])
            }
            try await orchestrate()
        }
    }

    private var messageCount: Int { bench.broker.topics.map { bench.broker.records(in: $0).count }.reduce(0, +) }

    private func run(
        _ service: String,
        reading topic: String,
        _ body: (any KafkaConsumer, any KafkaProducer) async throws -> Void
    ) async throws {
        let consumer = LimitedConsumer(
            try bench.broker.makeConsumer(
                KafkaConsumerConfiguration(
                    groupID: service,
                    topics: [topic],
                    clientID: "\(service)-1",
                    stopsAtEnd: true
                )
            ),
            limit: 20
        )
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "\(service)-1"))
        try await bench.service(service) { try await body(consumer, producer) }
        await consumer.shutdown()
        await producer.shutdown()
    }

    // MARK: - What is there

    /// The commands that were sent, oldest first: `stock.perform`.
    var commands: [String] { commandRecords.map(Self.name) }

    /// The records of the commands, oldest first.
    var commandRecords: [KafkaConsumerMessage] {
        Self.steps.flatMap { bench.broker.records(in: "\($0).commands") }
            .sorted { sendTime(of: $0) < sendTime(of: $1) }
    }

    private func sendTime(of record: KafkaConsumerMessage) -> UInt64 {
        bench.spans.first { span in
            span.kind == .producer
                && WireTraceparent(record.headers.values(of: "traceparent").last ?? nil)?
                    .names(span.context) == true
        }?.startTime ?? .max
    }

    private static func name(of record: KafkaConsumerMessage) -> String {
        ["saga_step", "saga_action"].map { key in
            String(decoding: (record.headers.values(of: key).last ?? nil) ?? [], as: UTF8.self)
        }.joined(separator: ".")
    }

    /// The span that began the saga.
    var beginSpan: SpanData? { bench.spans.first { $0.name == "saga.begin place-order" } }

    /// The span that began the saga.
    func requireBeginSpan() throws -> SpanData {
        if let span = beginSpan { return span }
        throw Feedback(
            "There is no span called saga.begin place-order.",
            picture: ["got"] + TraceSketch(got: bench.spans).lines,
            why: "All that the saga does, in whichever process, hangs below the span that began it."
        )
    }

    /// The one span that ended the saga.
    func endSpan() throws -> SpanData {
        let ends = bench.spans.filter { $0.name == "saga.end place-order" }
        if let span = ends.first, ends.count == 1 { return span }
        throw Feedback(
            ends.isEmpty
                ? "There is no span called saga.end place-order."
                : "The saga ended \(ends.count) times.",
            picture: ["got"] + TraceSketch(got: bench.spans).lines,
            why: "Who wants to know how many orders were taken back counts the spans that end sagas, by their outcome."
        )
    }

    /// The trace of a saga whose first reply was handled, with a note at `span`.
    func sketch(_ span: SpanData, _ note: String) -> [String] {
        TraceSketch.compare(
            expected: TraceSketch(
                expected: .span(
                    "POST /orders",
                    .server,
                    .span(
                        "saga.begin place-order",
                        .internal,
                        .span("send stock.commands", .producer),
                        .span("process saga.replies", .consumer, .span("send payment.commands", .producer))
                    )
                )
            ),
            got: TraceSketch(got: bench.spans, notes: [span.context.spanID: note])
        )
    }
}
