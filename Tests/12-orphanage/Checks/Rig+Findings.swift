import Grading
import Kafka
import OTel
import Tracing

extension Rig {
    /// The records that the subject has written to `topic`, oldest first.
    func written(to topic: String) -> [KafkaConsumerMessage] {
        bench.broker.records(in: topic).filter { !isStaged($0) }
    }

    /// The one record that the subject has written to `topic`.
    func onlyRecord(on topic: String, from service: String) throws -> KafkaConsumerMessage {
        let records = written(to: topic)
        guard records.count == 1 else {
            throw Feedback(
                "\(service) should have sent one message to \(topic), and sent \(records.count).",
                picture: ["got"] + TraceSketch(got: bench.spans).lines,
                why: "What is mended about the traces must leave the orders on their way."
            )
        }
        return records[0]
    }

    /// The spans that `service` left.
    func spans(of service: String) -> [SpanData] {
        bench.spans.filter { $0.resource.serviceName == service }
    }

    /// The consumer spans of `service` that are about one record, or all that there are, by their start.
    func consumerSpans(of service: String) -> [SpanData] {
        spans(of: service).filter { $0.kind == .consumer }.sorted { $0.startTime < $1.startTime }
    }

    /// The span that `context` names.
    func span(_ context: SpanContext?) -> SpanData? {
        bench.spans.first { $0.context.spanID == context?.spanID && $0.context.traceID == context?.traceID }
    }

    /// The one context in the headers of `record`.
    func context(on record: KafkaConsumerMessage) -> WireTraceparent? {
        let values = record.headers.values(of: "traceparent")
        return values.count == 1 ? WireTraceparent(values[0]) : nil
    }

    /// The span that `record` names as its sender.
    func sender(of record: KafkaConsumerMessage) -> SpanData? {
        guard let wire = context(on: record) else { return nil }
        return bench.spans.first { wire.names($0.context) }
    }

    /// Whether `span` has `context` as its parent, or links to it.
    func isTied(_ span: SpanData, to context: SpanContext?) -> Bool {
        guard let context else { return false }
        return ([span.parent].compactMap { $0 } + span.links.map(\.context)).contains { $0.isSameSpan(as: context) }
    }

    /// Whether one comes from `record` to the trace of `context`: it is in that trace, or links lead there.
    func leadsBack(_ record: KafkaConsumerMessage, to context: SpanContext?) -> Bool {
        guard let wire = self.context(on: record), let context else { return false }
        var reached: Set = [wire.traceID]
        var isGrowing = true
        while isGrowing {
            let spans = bench.spans.filter { reached.contains($0.context.traceID.hex) }
            let next = reached.union(spans.flatMap(\.links).map(\.context.traceID.hex))
            isGrowing = next.count > reached.count
            reached = next
        }
        return reached.contains(context.traceID.hex)
    }

    /// `expected` beside what is there, with a cross at some spans.
    func picture(_ expected: TraceSketch.Node, notes: [SpanID: String] = [:]) -> [String] {
        TraceSketch.compare(expected: TraceSketch(expected: expected), got: TraceSketch(got: bench.spans, notes: notes))
    }

    private func isStaged(_ record: KafkaConsumerMessage) -> Bool {
        stagedRecords.contains(record)
    }
}

extension SpanContext {
    /// Whether both name the same span, whatever else they say.
    func isSameSpan(as other: SpanContext) -> Bool {
        traceID == other.traceID && spanID == other.spanID
    }
}

extension KafkaConsumerMessage {
    /// The text of the headers called `key`, in order; nil for one that is not text.
    func texts(of key: String) -> [String?] {
        headers.values(of: key).map { $0.flatMap { String(validating: $0, as: UTF8.self) } }
    }
}
