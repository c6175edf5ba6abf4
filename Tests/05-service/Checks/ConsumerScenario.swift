import Grading
import Kafka
import OTel
import Tracing

/// Events that wait on the broker, and billing, which reads them through the subject.
struct ConsumerScenario {
    /// A staged event and the producer span that its traceparent names, if it has one.
    struct Staged {
        let record: KafkaConsumerMessage
        let producer: SpanContext?
    }

    struct PaymentRefused: Error {}

    /// What a handler was called with, and which handler it was.
    struct Call: Sendable {
        let handler: String
        let event: Lab05Subject.EventData
    }

    let topic: String
    let group: String
    /// The types that billing has handlers for.
    let types: [String]
    let correlationID: String
    let calls = Recorder<Call>()
    private let subject: Lab05Subject
    private let bench: Bench

    /// A service with a random topic, group and event types.
    init(_ subject: Lab05Subject, _ bench: Bench) {
        self.subject = subject
        self.bench = bench
        topic = bench.word("orders")
        group = bench.word("billing")
        types = [bench.word("order.placed"), bench.word("order.cancelled")]
        correlationID = bench.word("cart")
    }

    /// Puts an event on the broker, sent by the shop from a producer span of its own. All have one key, and so one partition.
    func stage(_ type: String?, correlationID: String? = nil) async throws -> Staged {
        try await bench.service("shop") {
            try withSpan("send \(topic)", ofKind: .producer) { span in
                let context = span.context.spanContext
                var headers = [
                    KafkaHeader(key: "correlation_id", value: correlationID ?? self.correlationID),
                    KafkaHeader(key: "service", value: "shop"),
                    KafkaHeader(key: "traceparent", value: context.map(WireTraceparent.text(of:)) ?? ""),
                ]
                if let type { headers.append(KafkaHeader(key: "event_type", value: type)) }
                return Staged(record: try append(headers), producer: context)
            }
        }
    }

    /// Puts an event on the broker whose headers hold no context.
    func stageWithoutContext(_ type: String) throws -> Staged {
        let headers = [
            KafkaHeader(key: "event_type", value: type), KafkaHeader(key: "correlation_id", value: correlationID),
        ]
        return Staged(record: try append(headers), producer: nil)
    }

    private func append(_ headers: [KafkaHeader]) throws -> KafkaConsumerMessage {
        let payload = Array(bench.word("payload").utf8)
        return try bench.broker.append(
            KafkaProducerMessage(topic: topic, headers: headers, key: Array("order-1".utf8), value: payload)
        )
    }

    /// Lets the subject read what is staged. A handler takes 25 ms and starts a span of its own.
    ///
    /// - Parameter failing: the type whose handler throws ``PaymentRefused``.
    /// - Returns: the error that came out of the subject, if one did.
    @discardableResult
    func run(failing: String? = nil) async throws -> (any Error)? {
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: group, topics: [topic], clientID: "billing-1", stopsAtEnd: true)
        )
        var handlers: [String: Lab05Subject.Handle] = [:]
        for type in types {
            handlers[type] = { [calls, bench] event in
                try await calls.record(Call(handler: type, event: event), bench) {
                    withSpan("charge card") { _ in }
                    if type == failing { throw PaymentRefused() }
                }
            }
        }
        var failure: (any Error)?
        do {
            try await bench.service("billing") { try await subject.consume(consumer, handlers) }
        } catch {
            failure = error
        }
        await consumer.shutdown()
        return failure
    }

    /// The offset that the group has committed for the partition of `staged`.
    func committedOffset(of staged: Staged) -> Int? {
        bench.broker.committedOffset(group: group, topic: topic, partition: staged.record.partition)?.rawValue
    }

    /// The spans that the subject made for the events, the first event first.
    func processSpans(expecting count: Int = 1) throws -> [SpanData] {
        let others = bench.spans(of: "billing").filter { $0.name != "charge card" }
        let consumers = others.filter { $0.kind == .consumer }
        let found = consumers.isEmpty ? others : consumers
        guard found.count >= count else {
            throw Feedback(
                found.isEmpty
                    ? "Reading the event left no span: only the handler's own is there, if it was called."
                    : "\(count) events were read, and left \(found.count) process span.",
                picture: bench.sketch(expected: expectedTree, [:]),
                why: "Without a process span nobody sees who took the event, when, and whether it worked."
            )
        }
        return found
    }

    /// The span that the subject made for the one event.
    func processSpan() throws -> SpanData { try processSpans()[0] }

    var expectedTree: TraceSketch.Node {
        .span("send \(topic)", .producer, .span("process \(topic)", .consumer, .span("charge card", .internal)))
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(_ span: SpanData, _ note: String) -> [String] {
        bench.sketch(expected: expectedTree, [span.context.spanID: note])
    }
}
