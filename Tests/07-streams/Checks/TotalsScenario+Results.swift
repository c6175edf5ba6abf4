import Foundation
import Grading
import Kafka
import OTel
import Streams
import Tracing

extension TotalsScenario {
    /// A total on the broker, the process span that was left when it was sent, and the orders of its window.
    struct Result {
        let record: KafkaConsumerMessage
        let process: SpanData
        let window: TimeWindow
        let orders: [Order]
    }

    private struct Total: Decodable {
        let windowStart: Int64
    }

    /// The totals, in the order in which they were sent.
    var totals: [KafkaConsumerMessage] { bench.broker.records(in: names.totals) }

    /// The orders that were passed on as late.
    var lateOrders: [KafkaConsumerMessage] { bench.broker.records(in: names.lateOrders) }

    /// The job's finished spans.
    var jobSpans: [SpanData] { bench.spans.filter { $0.resource.serviceName == "totals" } }

    /// The job's process spans, the first one first: those of kind CONSUMER, and those called so. Where there are none, all
    /// that are below no other span of the job.
    var processSpans: [SpanData] {
        let ids = Set(jobSpans.map(\.context.spanID))
        let tops = jobSpans.filter { span in
            span.kind != .producer && !(span.parent.map { ids.contains($0.spanID) } ?? false)
        }
        let found =
            jobSpans.filter { $0.kind == .consumer } + tops.filter { $0.kind != .consumer && $0.isCalledProcess }
        return (found.isEmpty ? tops : found).sorted { $0.startTime < $1.startTime }
    }

    /// The totals with their process spans, in the order in which they were sent. No order may have been late.
    ///
    /// - Throws: ``Feedback`` when there is not one process span for each total.
    func results() throws -> [Result] {
        let spans = processSpans
        let totals = totals
        guard spans.count == totals.count else { throw wrongCount(of: spans, totals: totals.count) }
        return try zip(totals, spans).map { try result(of: $0, process: $1) }
    }

    /// The only total.
    func result() throws -> Result {
        let results = try results()
        guard let result = results.first else {
            throw Feedback(
                "No total was sent.",
                why: "Tracing must never come between a window and its result."
            )
        }
        return result
    }

    /// Pairs a total with its process span and its window.
    func result(of record: KafkaConsumerMessage, process: SpanData) throws -> Result {
        let start = try JSONDecoder().decode(Total.self, from: Data(record.value ?? [])).windowStart
        let window = TimeWindow(start: start, end: start + Self.windowSize)
        return Result(
            record: record,
            process: process,
            window: window,
            orders: orders.filter { $0.key == record.key && window.contains($0.time) }
        )
    }

    private func wrongCount(of spans: [SpanData], totals: Int) -> Feedback {
        let totalsText = totals == 1 ? "One total was sent" : "\(totals) totals were sent"
        let expected = (0..<totals).map { _ in expectedSoFar }
        let got = TraceSketch(
            got: jobSpans,
            notes: Dictionary(
                uniqueKeysWithValues: spans.count > totals
                    ? spans.map { ($0.context.spanID, "a process span") } : []
            )
        )
        let diagnosis =
            switch spans.count {
            case 0: "\(totalsText), and no process span was left."
            case orders.count where spans.count > totals:
                "\(totalsText), from \(orders.count) orders, and there is a process span for each order."
            default: "\(totalsText), and there are \(spans.count) process spans."
            }
        return Feedback(
            diagnosis,
            picture: TraceSketch.compare(expected: .forest(expected), got: got),
            why: "The window's result is one piece of work with many causes: one span, which can link to all of them."
        )
    }

    /// What the trace of one total should look like.
    var expectedTree: TraceSketch.Node {
        .span("process \(names.orders)", .consumer, .span("send \(names.totals)", .producer))
    }

    /// The same for steps that come before the span of the send: with it only where it is there.
    var expectedSoFar: TraceSketch.Node {
        jobSpans.contains { $0.kind == .producer } ? expectedTree : .span("process \(names.orders)", .consumer)
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(_ span: SpanData, _ note: String, expected: TraceSketch.Node? = nil) -> [String] {
        TraceSketch.compare(
            expected: .forest(totals.map { _ in expected ?? expectedSoFar }),
            got: TraceSketch(got: jobSpans, notes: [span.context.spanID: note])
        )
    }
}

extension SpanData {
    fileprivate var isCalledProcess: Bool { name.hasPrefix("process ") }
}

extension TraceSketch {
    /// Draws expected traces; of more than three, three.
    static func forest(_ roots: [Node]) -> TraceSketch {
        switch roots.count {
        case 0: TraceSketch()
        case 1: TraceSketch(expected: roots[0])
        case 2: TraceSketch(expected: roots[0], roots[1])
        default: TraceSketch(expected: roots[0], roots[1], roots[2])
        }
    }
}
