import Grading
import Kafka
import OTel
import Tracing

/// Two minutes of one store, and an order of the first minute that comes when its window has closed.
struct LateScenario {
    let job: TotalsScenario
    let order: TotalsScenario.Order

    /// Stages the orders.
    init(_ subject: Lab07Subject, _ bench: Bench) throws {
        job = TotalsScenario(subject, bench)
        let key = bench.word("store")
        for second in [5, 95] as [Int64] { try job.stage(second: second, key: key) }
        order = try job.stage(second: 50, key: key)
        try job.stage(second: 100, key: key)
    }

    /// The span that was left when the late order was handled.
    func span() throws -> SpanData {
        // The first window had closed before, and the second one closes at the end.
        let spans = job.processSpans
        guard spans.count == job.totals.count + 1, spans.count == 3 else {
            throw Feedback(
                spans.count == job.totals.count
                    ? "The late order left no span: there are those of the \(spans.count) totals, and no other."
                    : "There are \(job.totals.count) totals and one late order, and \(spans.count) process spans.",
                picture: TraceSketch.compare(
                    expected: TraceSketch(
                        expected: job.expectedTree,
                        .span("process \(job.names.orders)", .consumer),
                        job.expectedTree
                    ),
                    got: TraceSketch(got: job.jobSpans)
                ),
                why:
                    "An order that is in no total and in no trace is lost twice: nobody can even see that it is missing."
            )
        }
        return spans[1]
    }

    /// Expected beside got, with a cross and a note at `span`.
    func sketch(_ span: SpanData, _ note: String) -> [String] {
        TraceSketch.compare(
            expected: TraceSketch(
                expected: job.expectedTree,
                .span("process \(job.names.orders)", .consumer),
                job.expectedTree
            ),
            got: TraceSketch(got: job.jobSpans, notes: [span.context.spanID: note])
        )
    }
}
