import Grading
import Kafka
import OTel
import Synchronization
import Tracing

/// One message, or a few, and a service that handles them one by one through the subject.
final class MessageScenario: Sendable {
    /// What the handler saw when it was called.
    struct Call: Sendable {
        let active: SpanContext?
        let startTime: UInt64
        let endTime: UInt64
    }

    struct CardRefused: Error {}

    let topic: String
    let group: String
    let staging: Staging
    private let relation: Lab04Subject.Relation
    private let subject: Lab04Subject
    let bench: Bench
    private let handled = Mutex<[Call]>([])

    private var service: String { relation == .parentAndLink ? "billing" : "audit" }

    /// A service with a random topic and group, which ties its spans to messages in this way.
    init(_ relation: Lab04Subject.Relation, _ subject: Lab04Subject, _ bench: Bench) {
        self.relation = relation
        self.subject = subject
        self.bench = bench
        self.topic = bench.word("orders")
        self.group = bench.word("group")
        self.staging = Staging(bench: bench, topic: topic)
    }

    /// Lets the subject handle what is staged; `insideJob`, while the span of a nightly job is active. The handler takes
    /// 25 ms and starts a span of its own, and throws ``CardRefused`` when it is to fail.
    ///
    /// - Returns: the error that came out of the subject, if one did.
    @discardableResult
    func run(insideJob: Bool = false, failing: Bool = false) async throws -> (any Error)? {
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: group, topics: [topic], clientID: "\(service)-1", stopsAtEnd: true)
        )
        let handler = handler(failing: failing)
        let failure: (any Error)? = await bench.service(service) {
            do {
                guard insideJob else {
                    try await subject.process(relation, consumer, handler)
                    return nil
                }
                try await withSpan("nightly job") { _ in try await subject.process(relation, consumer, handler) }
                return nil
            } catch {
                return error
            }
        }
        await consumer.shutdown()
        return failure
    }

    private func handler(failing: Bool) -> Lab04Subject.Handler {
        { [self] _ in
            let active = ServiceContext.current?.spanContext
            let start = bench.clock.nanosecondsSinceEpoch
            try withSpan("handler") { _ in
                bench.clock.advance(milliseconds: 25)
                if failing { throw CardRefused() }
            }
            let end = bench.clock.nanosecondsSinceEpoch
            handled.withLock { $0.append(Call(active: active, startTime: start, endTime: end)) }
        }
    }

    /// The offset that the group has committed for the partition of `staged`.
    func committedOffset(of staged: Staged) -> KafkaOffset? {
        bench.broker.committedOffset(group: group, topic: topic, partition: staged.record.partition)
    }

    /// What the handler saw, call by call.
    var calls: [Call] { handled.withLock { $0 } }

    /// The span of the nightly job.
    var job: SpanData? { bench.spans.first { $0.name == "nightly job" } }

    /// The spans that the subject made for the messages, the first message first.
    func processSpans(expecting count: Int = 1) throws -> [SpanData] {
        let own = bench.spans.filter {
            $0.resource.serviceName == service && $0.name != "handler" && $0.name != "nightly job"
        }
        let consumers = own.filter { $0.kind == .consumer }
        let found = (consumers.isEmpty ? own : consumers).sorted { $0.startTime < $1.startTime }
        guard found.count >= count else {
            throw Feedback(
                found.isEmpty
                    ? "Handling the message left no span: only the handler's own is there."
                    : "\(count) messages were handled, and left \(found.count) process span.",
                picture: TraceSketch.compare(
                    expected: expected(insideJob: job != nil),
                    got: TraceSketch(got: bench.spans)
                ),
                why: "Without a process span nobody sees who handled the message, when, and whether it worked."
            )
        }
        return found
    }

    /// The span that the subject made for the one message.
    func processSpan() throws -> SpanData {
        try processSpans()[0]
    }

    /// What the trace of one handled message should look like.
    func expected(insideJob: Bool = false) -> TraceSketch {
        let process = TraceSketch.Node.span("process \(topic)", .consumer, .span("handler", .internal))
        let isSent = bench.spans.contains { $0.kind == .producer }
        if relation == .parentAndLink, isSent {
            return TraceSketch(expected: .span("send \(topic)", .producer, process))
        }
        let parent = insideJob ? .span("nightly job", .internal, process) : process
        return isSent
            ? TraceSketch(expected: .span("send \(topic)", .producer), parent) : TraceSketch(expected: parent)
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(_ span: SpanData, _ note: String) -> [String] {
        TraceSketch.compare(
            expected: expected(insideJob: job != nil),
            got: TraceSketch(got: bench.spans, notes: [span.context.spanID: note])
        )
    }
}
