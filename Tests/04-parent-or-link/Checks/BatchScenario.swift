import Grading
import Kafka
import OTel
import Synchronization
import Tracing

/// Messages of one topic, and the warehouse, which handles them in batches through the subject.
final class BatchScenario: Sendable {
    /// What the handler saw when it was called.
    struct Call: Sendable {
        let messages: [KafkaConsumerMessage]
        let active: SpanContext?
        let startTime: UInt64
        let endTime: UInt64
    }

    struct ShelfIsFull: Error {}

    let topic: String
    let group: String
    let staging: Staging
    private let subject: Lab04Subject
    private let bench: Bench
    private let handled = Mutex<[Call]>([])

    /// A warehouse with a random topic and group.
    init(_ subject: Lab04Subject, _ bench: Bench) {
        self.subject = subject
        self.bench = bench
        self.topic = bench.word("orders")
        self.group = bench.word("warehouse")
        self.staging = Staging(bench: bench, topic: topic)
    }

    /// Sends this many messages from traces of their own, to the three partitions in turn, each with a key of its own.
    func send(_ count: Int) async throws -> [Staged] {
        var staged: [Staged] = []
        for number in 0..<count {
            staged.append(try await staging.send(key: bench.word("order"), partition: number % 3))
        }
        return staged
    }

    /// Lets the subject handle one batch. The poll takes 40 ms and the handler 25 ms; the handler starts a span of its
    /// own, and throws ``ShelfIsFull`` when it is to fail.
    ///
    /// - Returns: the error that came out of the subject, if one did.
    @discardableResult
    func run(maxMessages: Int = 500, failing: Bool = false) async throws -> (any Error)? {
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: group, topics: [topic], clientID: clientID, stopsAtEnd: true)
        )
        let slow = SlowConsumer(consumer: consumer, clock: bench.clock)
        let handler = handler(failing: failing)
        let failure: (any Error)? = await bench.service("warehouse") {
            do {
                _ = try await subject.handleNext(slow, topic, maxMessages, handler)
                return nil
            } catch {
                return error
            }
        }
        await consumer.shutdown()
        return failure
    }

    private func handler(failing: Bool) -> Lab04Subject.BatchHandler {
        { [self] messages in
            let active = ServiceContext.current?.spanContext
            let start = bench.clock.nanosecondsSinceEpoch
            defer {
                let end = bench.clock.nanosecondsSinceEpoch
                handled.withLock {
                    $0.append(Call(messages: messages, active: active, startTime: start, endTime: end))
                }
            }
            try withSpan("handler") { _ in
                bench.clock.advance(milliseconds: 25)
                if failing { throw ShelfIsFull() }
            }
        }
    }

    /// The consumer's name at Kafka, which is not its group's.
    var clientID: String { "\(group)-1" }

    /// What the handler saw, call by call.
    var calls: [Call] { handled.withLock { $0 } }

    /// The offset that the group has committed for a partition.
    func committedOffset(ofPartition number: Int) -> KafkaOffset? {
        bench.broker.committedOffset(group: group, topic: topic, partition: KafkaPartition(rawValue: number))
    }

    /// The spans that the subject made, but for those that say that they are no process spans: kind CLIENT, for polls and
    /// commits.
    var processSpans: [SpanData] {
        let own = bench.spans.filter { $0.resource.serviceName == "warehouse" && $0.name != "handler" }
        let consumers = own.filter { $0.kind == .consumer }
        return (consumers.isEmpty ? own.filter { $0.kind != .client } : consumers).sorted {
            $0.startTime < $1.startTime
        }
    }

    /// The span that the subject made for the batch.
    func batchSpan() throws -> SpanData {
        let spans = processSpans
        guard spans.count != 1 else { return spans[0] }
        let count = calls.reduce(0) { $0 + $1.messages.count }
        throw Feedback(
            spans.isEmpty
                ? "The batch was handled, and left no process span."
                : "A batch of \(count) messages left \(spans.count) process spans; it should leave one.",
            picture: sketch(spans.last.map { [$0.context.spanID: "one of \(spans.count)"] } ?? [:]),
            why: spans.isEmpty
                ? "Without a process span nobody sees who handled the messages, when, and whether it worked."
                : "The handler worked once, for all; the time that it took belongs to one span, and not to each message."
        )
    }

    /// What the traces of a batch should look like.
    private var expected: TraceSketch {
        let process = TraceSketch.Node.span("process \(topic)", .consumer, .span("handler", .internal))
        let sends = Set(bench.spans.filter { $0.kind == .producer }.map(\.context.spanID)).count
        let send = TraceSketch.Node.span("send \(topic)", .producer)
        return switch sends {
        case 0: TraceSketch(expected: process)
        case 1: TraceSketch(expected: send, process)
        case 2: TraceSketch(expected: send, send, process)
        default: TraceSketch(expected: send, send, send, process)
        }
    }

    /// Expected beside got, with a cross and a note at some spans.
    func sketch(_ notes: [SpanID: String] = [:]) -> [String] {
        TraceSketch.compare(expected: expected, got: TraceSketch(got: bench.spans, notes: notes))
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(_ span: SpanData, _ note: String) -> [String] {
        sketch([span.context.spanID: note])
    }
}

/// A consumer whose polls take 40 ms.
private struct SlowConsumer: KafkaConsumer {
    let consumer: any KafkaConsumer
    let clock: ManualClock

    var groupID: String { consumer.groupID }
    var clientID: String { consumer.clientID }

    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        clock.advance(milliseconds: 40)
        return try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
    }

    func next() async throws -> KafkaConsumerMessage? { try await consumer.next() }
    func waitForAssignment() async throws { try await consumer.waitForAssignment() }
    func commit(_ message: KafkaConsumerMessage) async throws { try await consumer.commit(message) }
    func triggerGracefulShutdown() { consumer.triggerGracefulShutdown() }
    func shutdown() async { await consumer.shutdown() }
}
