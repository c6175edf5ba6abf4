import Grading
import Kafka
import LabKit
import OTel
import Tracing

extension Platform {
    /// The records that the subject has written to `topic`, oldest first.
    func written(to topic: String) -> [KafkaConsumerMessage] {
        let staged = staging.withLock { $0 }
        return bench.broker.records(in: topic).filter { !staged.contains($0) }
    }

    /// The offset that `service` has committed for the partition of `record`.
    func committedOffset(of record: KafkaConsumerMessage, by service: String) -> KafkaOffset? {
        bench.broker.committedOffset(group: service, topic: record.topic, partition: record.partition)
    }

    /// Whether `service` has committed `record`.
    func isCommitted(_ record: KafkaConsumerMessage, by service: String = "billing") -> Bool {
        committedOffset(of: record, by: service).map { $0 > record.offset } ?? false
    }

    /// The spans of `service` that cover a message, in the order of their start.
    func messageSpans(of service: String = "billing", expecting count: Int = 1) throws -> [SpanData] {
        let own = bench.spans.filter { $0.resource.serviceName == service && $0.name != "charge card" }
        let consumers = own.filter { $0.kind == .consumer }
        let found = (consumers.isEmpty ? own.filter { $0.kind != .producer } : consumers)
            .sorted { $0.startTime < $1.startTime }
        guard found.count >= count else {
            throw Feedback(
                found.isEmpty
                    ? "\(service) read a message, and no span covers what it did."
                    : "\(service) should have left \(count) consumer spans, one for each message, and left \(found.count).",
                picture: ["got"] + TraceSketch(got: bench.spans).lines,
                why: "Without a span for each message nobody sees who had it, when, and what became of it."
            )
        }
        return found
    }

    /// The span of `service` that covers its first message.
    func messageSpan(of service: String = "billing") throws -> SpanData {
        try messageSpans(of: service)[0]
    }

    /// The one record that the subject has written to `topic`.
    func onlyRecord(on topic: String, why: String) throws -> KafkaConsumerMessage {
        let records = written(to: topic)
        guard let record = records.first, records.count == 1 else {
            let elsewhere = [self.topic, retryTopic, deadLetterTopic].filter { $0 != topic && !written(to: $0).isEmpty }
            throw Feedback(
                records.isEmpty
                    ? "The message is not on \(topic)"
                        + (elsewhere.isEmpty
                            ? ", nor on any other topic: it is lost."
                            : ": it is on \(elsewhere.joined(separator: ", ")).")
                    : "The message is \(records.count) times on \(topic).",
                picture: wirePicture(of: [self.topic, retryTopic, deadLetterTopic]),
                why: why
            )
        }
        return record
    }

    /// What the subject has written to these topics, one record a line, with the headers that count and explain.
    func wirePicture(of topics: [String]) -> [String] {
        let shown = 5
        let rows = topics.flatMap { topic -> [[String]] in
            let records = written(to: topic)
            let rows = records.prefix(shown).map { record in
                [topic] + ["attempt", "redrive", "dead_letter_reason"].map { Self.cell($0, of: record) }
            }
            return records.count > shown ? rows + [["… and \(records.count - shown) more"]] : rows
        }
        guard !rows.isEmpty else { return ["written by the consumer: nothing, to no topic"] }
        let table = [["written to", "attempt", "redrive", "dead_letter_reason"]] + rows
        let widths = (0..<4).map { column in
            table.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return table.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: max(0, $1 - $0.count)) }
            return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
    }

    private static func cell(_ key: String, of record: KafkaConsumerMessage) -> String {
        let values = record.headers.filter { $0.key == key }.map { String($0.displayValue.prefix(40)) }
        return values.isEmpty ? "–" : values.joined(separator: " and ")
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(expected: TraceSketch.Node, _ span: SpanData?, _ note: String) -> [String] {
        let notes = span.map { [$0.context.spanID: note] } ?? [:]
        return TraceSketch.compare(
            expected: TraceSketch(expected: expected),
            got: TraceSketch(got: bench.spans, notes: notes)
        )
    }

    /// The trace of an order that is handled at once.
    var handledTree: TraceSketch.Node {
        sent(.span("process \(topic)", .consumer, .span("charge card", .client)))
    }

    /// The trace of an order whose first attempt fails, and is sent on to `next`.
    func failedTree(to next: String) -> TraceSketch.Node {
        sent(.span("process \(topic)", .consumer, .span("charge card", .client), .span("send \(next)", .producer)))
    }

    /// The trace of a message that was staged on `hop`, and that `name` covers.
    func hopTree(_ hop: String, _ name: String, sends next: String? = nil) -> TraceSketch.Node {
        let last: TraceSketch.Node =
            next.map { .span(name, .consumer, .span("send \($0)", .producer)) } ?? .span(name, .consumer)
        return sent(.span("process \(topic)", .consumer, .span("send \(hop)", .producer, last)))
    }

    private func sent(_ child: TraceSketch.Node) -> TraceSketch.Node {
        .span("POST /orders", .server, .span("send \(topic)", .producer, child))
    }
}
