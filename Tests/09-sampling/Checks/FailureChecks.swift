import Grading
import Logging
import OTel
import Tracing

/// Step 6: errors in traces that are not kept.
let failureChecks: [Check<Lab09Subject>] = [
    Check("failure-is-logged-with-its-trace-id", "The log line of a failure has the ids of its trace", step: 6) {
        subject,
        bench in
        let failure = try await FailureScenario(subject, bench, isKept: false)
        let errors = bench.logs.filter { $0.level >= .error }
        guard !errors.contains(where: { $0.metadata["trace_id"] == "\(failure.span.traceID)" }) else { return }
        let got = errors.first.map { "trace_id=\($0.metadata["trace_id"]?.description ?? "(none)")" }
        throw Feedback(
            got == nil
                ? "Nothing was logged at the level error."
                : "The failure was logged, and not with the id of the trace in which it happened.",
            picture: ["expected  trace_id=\(failure.span.traceID)", "got       \(got ?? "(no line)")"],
            why: "Log lines are not sampled: by the trace id all lines of the order are found, in every service."
        )
    },

    Check(
        "failure-in-a-dropped-trace-leaves-a-span",
        "A failure in a trace that is not kept leaves a span that says so",
        step: 6,
        points: 2
    ) { subject, bench in
        let failure = try await FailureScenario(subject, bench, isKept: false)
        let record = try failure.record()
        guard record.status?.code == .error else {
            throw Feedback(
                "The span of the failure does not have the status error.",
                picture: ["span      \(record.name)", "expected  status error", "got       status unset"],
                why: "Backends look for errors by the status; a tail sampler in the Collector does so too."
            )
        }
        try AttributeTable([
            "error.type": .equals("PaymentRefused"),
            "messaging.destination.name": .equals(.string(failure.topic)),
            "messaging.kafka.offset": .equals(failure.attributes.get("messaging.kafka.offset") ?? "?"),
            "messaging.kafka.message.key": .equals(failure.attributes.get("messaging.kafka.message.key") ?? "?"),
        ]).verify(record, why: "The span must lead to the record, as nothing else of the trace is there.")
    },

    Check("failure-is-a-trace-of-its-own", "The span of the failure is the root of a trace of its own", step: 6) {
        subject,
        bench in
        let failure = try await FailureScenario(subject, bench, isKept: false)
        let record = try failure.record()
        guard record.context.traceID == failure.span.traceID || record.parent != nil else { return }
        throw Feedback(
            "The span of the failure was put into the trace that is not kept.",
            picture: TraceSketch(
                got: [record],
                notes: [record.context.spanID: "its parent was not recorded, by anybody"]
            ).lines,
            why: "It is half a trace: a child without its parent, as if the rest had been lost on the way."
        )
    },

    Check("failure-links-to-the-dropped-span", "The span of the failure links to where it happened", step: 6) {
        subject,
        bench in
        let failure = try await FailureScenario(subject, bench, isKept: false)
        let record = try failure.record()
        guard !record.links.contains(where: { $0.context.traceID == failure.span.traceID }) else { return }
        throw Feedback(
            record.links.isEmpty
                ? "The span of the failure has no link."
                : "The span of the failure links to another trace than the one in which it happened.",
            picture: ["expected  a link into trace \(failure.span.traceID)"]
                + record.links.map { "got       a link into trace \($0.context.traceID)" },
            why: "The link has the trace id by which the log lines of the order are found."
        )
    },

    Check("failure-in-a-kept-trace-is-recorded-once", "Where the trace is kept, its span is all there is", step: 6) {
        subject,
        bench in
        let failure = try await FailureScenario(subject, bench, isKept: true)
        guard let record = failure.records.first else { return }
        throw Feedback(
            "The trace is kept, its span shows the error, and the failure was recorded a second time.",
            picture: TraceSketch(got: bench.spans + [record], notes: [record.context.spanID: "once more"]).lines,
            why: "Every error counts twice, and the second time uses up the budget of those that are seen nowhere else."
        )
    },
]
