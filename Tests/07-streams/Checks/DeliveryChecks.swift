import Grading
import Kafka
import OTel
import Tracing

/// Step 6: a total that does not get through.
let deliveryChecks: [Check<Lab07Subject>] = [
    Check(
        "failed-total-is-recorded",
        "A total that was not acknowledged sets the status and error.type of both spans",
        step: 6
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        try job.stage(second: 1, key: key)
        $1.broker.failNextDelivery(
            of: job.names.totals,
            with: KafkaError(code: .messageTimedOut, reason: "Local: Message timed out")
        )
        _ = try await job.run()
        let process = job.processSpans.first
        let send = job.jobSpans.first { $0.kind == .producer || $0.name.hasPrefix("send ") }
        for (span, kind) in [(send, "around the send"), (process, "around the window's work")] {
            guard let span else {
                throw Feedback(
                    "The delivery failed, and there is no span \(kind).",
                    picture: TraceSketch.compare(
                        expected: TraceSketch(expected: job.expectedTree),
                        got: TraceSketch(got: job.jobSpans)
                    ),
                    why: "What fails is what one looks for: its span must be there."
                )
            }
            try verifyFailure(span, secret: key, in: job)
        }
    },

    Check(
        "failed-total-comes-again-with-its-links",
        "A total that was not acknowledged ends the job, and comes again with all its links",
        step: 6,
        points: 2
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in [1, 2, 61] as [Int64] { try job.stage(second: second, key: key) }
        $1.broker.failNextDelivery(
            of: job.names.totals,
            with: KafkaError(code: .notEnoughReplicas, reason: "Broker: Not enough in-sync replicas")
        )
        let failure = try await job.run()
        guard failure is KafkaError else {
            throw Feedback(
                "The total of the first window was not acknowledged, and the job "
                    + (failure == nil
                        ? "went on as if it had been." : "ended with another error: \(failure.map { "\($0)" } ?? "")"),
                why: "The job commits a window's orders once its total is out: going on loses the total for good."
            )
        }
        let failed = Set(job.jobSpans.map(\.context.spanID))
        try await job.runToTheEnd()
        let spans = job.processSpans.filter { !failed.contains($0.context.spanID) }
        guard job.totals.count == 2, spans.count == 2 else {
            throw Feedback(
                "After the restart two totals are due; \(job.totals.count) are there, with \(spans.count) process spans.",
                why: "An order that is in no total is money that nobody counts."
            )
        }
        try job.verifyLinks(
            of: job.result(of: job.totals[0], process: spans[0]),
            saying: "After the restart: ",
            why: "The orders are read again after a restart, and their contexts with them."
        )
    },
]

/// The span says that it failed: status error, and an `error.type` from a small set of words.
private func verifyFailure(_ span: SpanData, secret: String, in job: TotalsScenario) throws {
    let errorType = span.attributes.get("error.type")
    let diagnosis: String
    switch (span.status?.code, errorType) {
    case (.error, .string(let text)) where text.contains(" ") || text.contains(secret):
        diagnosis = "error.type holds a message, and not the name of a kind of error."
    case (.error, .string(let text)) where !text.isEmpty:
        return
    case (.error, _):
        diagnosis = "The delivery failed, and error.type is not set on the span \(span.name)."
    default:
        diagnosis = "The delivery failed, and the status of the span \(span.name) is not error."
    }
    let status = span.status.map { $0.code == .error ? "error" : "ok" } ?? "unset"
    let got = "status \(status), error.type \(errorType?.text ?? "absent")"
    throw Feedback(
        diagnosis,
        picture: TraceSketch.compare(
            expected: TraceSketch(expected: job.expectedTree),
            got: TraceSketch(got: job.jobSpans, notes: [span.context.spanID: got])
        ),
        why: "A failure that looks fine is found by the customer; one whose kind varies is counted by no alert."
    )
}
