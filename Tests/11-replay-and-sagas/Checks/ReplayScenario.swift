import Grading
import Kafka
import LabKit
import OTel
import Tracing

/// A day of events on a topic, and the subject, which replays them.
final class ReplayScenario: Sendable {
    /// An event that waits on the broker, and the span that sent it in its day, if it names one.
    struct Staged: Sendable {
        let record: KafkaConsumerMessage
        let original: SpanContext?
    }

    let bench: Bench
    let topic: String
    let replayTopic: String
    let replayID: String
    let correlationID: String
    private let subject: Lab11Subject

    /// A day with random names.
    init(_ subject: Lab11Subject, _ bench: Bench) {
        self.subject = subject
        self.bench = bench
        self.topic = bench.word("orders")
        self.replayTopic = topic + ".replay"
        self.replayID = bench.word("replay")
        self.correlationID = bench.word("cart")
    }

    /// Puts an event on the topic, sent by a span of a trace that has ended long ago.
    @discardableResult
    func stage(
        key: String? = nil,
        value: [UInt8]? = Array("payload".utf8),
        flags: TraceFlags = [.sampled, .random],
        headers: [KafkaHeader] = []
    ) throws -> Staged {
        let original = bench.remoteSpanContext(flags: flags)
        let traceparent = KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: original))
        let record = try append(key: key ?? bench.word("order"), value: value, headers: [traceparent] + headers)
        return Staged(record: record, original: original)
    }

    /// Puts an event with just these headers, and the correlation id, on the topic.
    @discardableResult
    func append(key: String?, value: [UInt8]? = Array("payload".utf8), headers: [KafkaHeader]) throws
        -> KafkaConsumerMessage
    {
        try bench.broker.append(
            KafkaProducerMessage(
                topic: topic,
                headers: [KafkaHeader(key: "correlation_id", value: correlationID)] + headers,
                key: key.map { Array($0.utf8) },
                value: value
            )
        )
    }

    /// Lets the subject replay a topic to another one.
    ///
    /// - Returns: the error that came out of the subject, if one did.
    @discardableResult
    func run(
        from source: String? = nil,
        to destination: String? = nil,
        sampler: any Sampler = ParentBasedSampler(root: AlwaysOnSampler())
    ) async throws -> (any Error)? {
        let source = source ?? topic
        let consumer = try bench.broker.makeConsumer(
            KafkaConsumerConfiguration(
                groupID: "replay",
                topics: [source],
                clientID: "replayer-1",
                stopsAtEnd: true
            )
        )
        let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "replayer-1"))
        let failure: (any Error)?
        do {
            try await bench.service("replayer", sampler: sampler) {
                try await subject.replay(consumer, producer, destination ?? replayTopic, replayID)
            }
            failure = nil
        } catch {
            failure = error
        }
        await consumer.shutdown()
        await producer.shutdown()
        return failure
    }

    /// The records of the replay topic, in the order in which they were sent: exactly `count`.
    func replays(_ count: Int = 1, after failure: (any Error)? = nil) throws -> [KafkaConsumerMessage] {
        let records = bench.broker.records(in: replayTopic)
        guard records.count != count else { return records }
        throw Feedback(
            "\(count) events were to be replayed, and \(replayTopic) has \(records.count) records."
                + (failure.map { " The replay stopped: \($0)" } ?? ""),
            why: "A replay that leaves events out, or doubles them, builds a state that never was."
        )
    }

    /// The spans of the sends, in the order of their start: exactly `count`.
    func sendSpans(_ count: Int = 1) throws -> [SpanData] {
        let own = bench.spans.filter { $0.resource.serviceName == "replayer" }
        let producers = own.filter { $0.kind == .producer }
        let found = (producers.isEmpty ? own.filter { $0.name != jobName } : producers)
            .sorted { $0.startTime < $1.startTime }
        guard found.count != count else { return found }
        throw Feedback(
            "\(count) events were replayed, and left \(found.count) spans of kind PRODUCER.",
            picture: sketch([:]),
            why: "Each replayed event needs a span that its readers can continue from."
        )
    }

    var jobName: String { "replay \(replayTopic)" }

    /// Whether `context` is that of a span around the sends, and not of a send.
    func isJob(_ context: SpanContext) -> Bool {
        bench.spans.contains { $0.context.spanID == context.spanID && $0.kind == .internal }
    }

    /// The span of the replay as a whole.
    func jobSpan() throws -> SpanData {
        if let job = bench.spans.first(where: { $0.name == jobName }) { return job }
        throw Feedback(
            "There is no span called \(jobName).",
            picture: sketch([:]),
            why: "Who asks in the morning whether the replay ran, and how far, looks for one span."
        )
    }

    /// What the spans of one replayed event should look like, beside what they are.
    func sketch(_ notes: [SpanID: String]) -> [String] {
        TraceSketch.compare(
            expected: TraceSketch(
                expected: .span(jobName, .internal),
                .span("send \(replayTopic)", .producer)
            ),
            got: TraceSketch(got: bench.spans, notes: notes)
        )
    }

    /// A link in a few words.
    func text(of link: SpanData.Link) -> String {
        "to \(WireTraceparent.text(of: link.context))"
    }
}

extension SpanData {
    /// Whether a link of this span names `context`.
    func links(to context: SpanContext) -> Bool {
        links.contains { $0.context.traceID == context.traceID && $0.context.spanID == context.spanID }
    }

    /// Status and error type, for people.
    var outcomeText: String {
        let status = status.map { $0.code == .ok ? "ok" : "error" } ?? "unset"
        return "status \(status), error.type \(attributes.get("error.type")?.text ?? "absent")"
    }

    /// Throws ``Feedback`` unless this span says that it failed.
    ///
    /// - Parameters:
    ///   - what: what failed, as the beginning of a sentence.
    ///   - expected: the value of `error.type`; nil for any word.
    func verifyFailure(_ what: String, errorType expected: String? = nil, why: String) throws {
        let errorType = attributes.get("error.type")
        let isNamed =
            if let expected { errorType == .string(expected) } else {
                if case .string(let text) = errorType { !text.isEmpty && !text.contains(" ") } else { false }
            }
        guard status?.code != .error || !isNamed else { return }
        throw Feedback(
            status?.code != .error
                ? "\(what), and the status of \(name) is not error."
                : "\(what), and error.type on \(name) is not the kind of the error.",
            picture: [
                "span      \(name) \(kind.label)",
                "expected  status error, error.type \(expected.map { "\"\($0)\"" } ?? "one word")",
                "got       \(outcomeText)",
            ],
            why: why
        )
    }

    /// Throws ``Feedback`` when this span says that it failed, or that it is ok by decree.
    func verifySuccess(_ what: String, why: String) throws {
        guard status != nil || attributes.get("error.type") != nil else { return }
        throw Feedback(
            "\(what), and \(name) says otherwise.",
            picture: [
                "span      \(name) \(kind.label)", "expected  status unset, error.type absent",
                "got       \(outcomeText)",
            ],
            why: why
        )
    }
}
