import Grading
import Kafka
import OTel

/// Step 6: the headers of the total.
let totalHeaderChecks: [Check<Lab07Subject>] = [
    Check(
        "total-carries-the-send-spans-context",
        "The traceparent on the total names the send span",
        step: 6,
        points: 2
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in Int64(1)...2 { try job.stage(second: second, key: key) }
        try await job.runToTheEnd()
        try job.verifyTraceparent(of: job.result())
    },

    Check(
        "two-totals-carry-two-contexts",
        "Each total carries the context of its own send span, once",
        step: 6
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in [1, 61, 121] as [Int64] { try job.stage(second: second, key: key) }
        try await job.runToTheEnd()
        for result in try job.results() { try job.verifyTraceparent(of: result) }
    },

    Check(
        "total-carries-no-orders-headers",
        "The total carries no header of one of its orders",
        step: 6
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in Int64(1)...2 { try job.stage(second: second, key: key) }
        try await job.runToTheEnd()
        let result = try job.result()
        let headers = result.record.headers
        let taken = headers.filter { header in result.orders.contains { $0.record.headers.contains(header) } }
        guard !taken.isEmpty else { return }
        throw Feedback(
            "The total carries headers of one of its two orders: \(taken.map(\.key).joined(separator: ", ")).",
            picture: HeaderSketch.list("on the wire", headers) { taken.contains($0) },
            why: "A correlation id or a schema id of one order says something wrong about the sum of all."
        )
    },
]

extension TotalsScenario {
    /// The total has one valid traceparent, and it names the total's send span.
    func verifyTraceparent(of result: Result) throws {
        let span = try sendSpan(of: result)
        let headers = result.record.headers
        let values = headers.values(of: "traceparent")
        let expected = WireTraceparent.text(of: span.context)
        guard values.count == 1 else {
            throw Feedback(
                values.isEmpty
                    ? "The total has no traceparent header."
                    : "The total has \(values.count) traceparent headers.",
                picture: HeaderSketch.list("on the wire", headers) { $0.key == "traceparent" }
                    + ["expected", "  traceparent  \(expected)"],
                why: values.isEmpty
                    ? "Without it the trace ends at the job, and nobody finds the way from a total back to its orders."
                    : "With two traceparents some readers take the first and some the last: the trace splits by language."
            )
        }
        guard let wire = WireTraceparent(values[0]) else {
            throw Feedback(
                "The total's traceparent is not the 55 characters of version 00.",
                picture: HeaderSketch.list("on the wire", headers) { $0.key == "traceparent" },
                why: "A reader drops an invalid traceparent and starts a new trace."
            )
        }
        guard !wire.names(span.context) else { return }
        let (diagnosis, note) = whose(wire, result)
        throw Feedback(
            diagnosis,
            picture: HeaderSketch.traceparent(
                expected: expected,
                got: wire.text,
                field: wire.traceID == span.context.traceID.hex ? .parentID : .traceID,
                note: note
            ) + [""] + sketch(span, "its id should be on the wire", expected: expectedTree),
            why: "What reads the total hangs below the span on the wire: it must be the one that sent this total."
        )
    }

    private func whose(_ wire: WireTraceparent, _ result: Result) -> (diagnosis: String, note: String) {
        if wire.names(result.process.context) {
            return (
                "The process span is on the wire: the context was injected before the send span was started.",
                "the process span's"
            )
        }
        if let index = result.orders.firstIndex(where: { $0.context.map(wire.names) ?? false }) {
            return (
                "The total carries the traceparent of order \(index + 1) of \(result.orders.count): it goes on in that order's trace.",
                "an order's"
            )
        }
        if jobSpans.contains(where: { wire.names($0.context) }) {
            return ("The total carries the context that another total was sent with.", "another total's")
        }
        return ("The span on the wire is none of this job's.", "an unknown span")
    }
}
