import Grading
import Kafka
import OTel
import Synchronization
import Tracing

/// Messages that wait on the broker, and billing, which handles them through the subject.
final class ConsumerScenario: Sendable {
    /// A staged message and the producer span that its traceparent names, if it has one.
    struct Staged: Sendable {
        let record: KafkaConsumerMessage
        let producer: SpanContext?
    }

    /// What the handler saw when it was called.
    struct Call: Sendable {
        let message: KafkaConsumerMessage
        let active: SpanContext?
        let startTime: UInt64
        let endTime: UInt64
    }

    struct PaymentRefused: Error {}

    let topic: String
    let group: String
    let correlationID: String
    private let service: String
    private let subject: Lab03Subject
    private let bench: Bench
    private let handled = Mutex<[Call]>([])

    /// A service with a random topic, group and correlation id.
    init(_ subject: Lab03Subject, _ bench: Bench, service: String = "billing") {
        self.service = service
        self.subject = subject
        self.bench = bench
        self.topic = bench.word("orders")
        self.group = bench.word("billing")
        self.correlationID = bench.word("cart")
    }

    /// Puts a message on the broker, sent by the shop from a producer span of its own.
    func stage(key: String?, value: String? = "payload") async throws -> Staged {
        try await bench.service("shop") {
            try withSpan("send \(topic)", ofKind: .producer) { span in
                let context = span.context.spanContext
                let headers = [
                    KafkaHeader(key: "correlation_id", value: correlationID),
                    KafkaHeader(key: "traceparent", value: context.map(WireTraceparent.text(of:)) ?? ""),
                ]
                return Staged(record: try append(key: key, value: value, headers: headers), producer: context)
            }
        }
    }

    /// Puts a message without headers on the broker.
    func stageWithoutHeaders(key: String?) throws -> Staged {
        Staged(record: try append(key: key, value: "payload", headers: []), producer: nil)
    }

    private func append(key: String?, value: String?, headers: [KafkaHeader]) throws -> KafkaConsumerMessage {
        try bench.broker.append(
            KafkaProducerMessage(
                topic: topic,
                headers: headers,
                key: key.map { Array($0.utf8) },
                value: value.map { Array($0.utf8) }
            )
        )
    }

    /// Lets the subject handle what is staged. The handler takes 25 ms and starts a span of its own; it throws
    /// ``PaymentRefused`` for messages with the key `refused`.
    ///
    /// - Returns: the error that came out of the subject, if one did.
    func run(refusing refused: String? = nil) async throws -> (any Error)? {
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: group, topics: [topic], clientID: clientID, stopsAtEnd: true)
        )
        let failure: (any Error)?
        do {
            try await bench.service(service) {
                try await subject.run(consumer, handle(refusing: refused))
            }
            failure = nil
        } catch {
            failure = error
        }
        await consumer.shutdown()
        return failure
    }

    private func handle(refusing refused: String?) -> Lab03Subject.Handler {
        { [self] message in
            let active = ServiceContext.current?.spanContext
            let start = bench.clock.nanosecondsSinceEpoch
            try withSpan("charge card") { _ in
                bench.clock.advance(milliseconds: 25)
                if let refused, message.key == Array(refused.utf8) {
                    throw PaymentRefused()
                }
            }
            let end = bench.clock.nanosecondsSinceEpoch
            handled.withLock { $0.append(Call(message: message, active: active, startTime: start, endTime: end)) }
        }
    }

    /// The consumer's name at Kafka, which is not its group's.
    var clientID: String { "\(group)-1" }

    /// What the handler saw, call by call.
    var calls: [Call] { handled.withLock { $0 } }

    /// The offset that the group has committed for the partition of `staged`.
    func committedOffset(of staged: Staged) -> KafkaOffset? {
        bench.broker.committedOffset(group: group, topic: topic, partition: staged.record.partition)
    }

    /// The spans that the subject made for the messages, the first message first.
    func consumerSpans(expecting count: Int = 1) throws -> [SpanData] {
        let others = bench.spans.filter { $0.resource.serviceName == service && $0.name != "charge card" }
        let consumers = others.filter { $0.kind == .consumer }
        let found = (consumers.isEmpty ? others : consumers).sorted { $0.startTime < $1.startTime }
        guard found.count >= count else {
            throw Feedback(
                found.isEmpty
                    ? "Handling the message left no span: only the handler's own is there."
                    : "\(count) messages were handled, and left \(found.count) consumer span.",
                picture: TraceSketch.compare(
                    expected: TraceSketch(expected: expectedTree),
                    got: TraceSketch(got: bench.spans)
                ),
                why: "Without a consumer span nobody sees who handled the message, when, and whether it worked."
            )
        }
        return found
    }

    /// The span that the subject made for the one message.
    func consumerSpan() throws -> SpanData {
        try consumerSpans()[0]
    }

    /// What the trace of one handled message should look like.
    var expectedTree: TraceSketch.Node {
        .span("send \(topic)", .producer, .span("process \(topic)", .consumer, .span("charge card", .internal)))
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(_ span: SpanData, _ note: String) -> [String] {
        TraceSketch.compare(
            expected: TraceSketch(expected: expectedTree),
            got: TraceSketch(got: bench.spans, notes: [span.context.spanID: note])
        )
    }
}
