import Grading
import Kafka
import OTel
import Synchronization
import Tracing

/// Step 2: one span for each window.
let processSpanChecks: [Check<Lab07Subject>] = [
    Check("each-window-leaves-one-process-span", "A window of several orders leaves one process span", step: 2) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in Int64(1)...3 { try job.stage(second: second, key: key) }
        try await job.runToTheEnd()
        _ = try job.result()
    },

    Check(
        "process-span-starts-a-trace-of-its-own",
        "The process span is in a trace of its own, and not below one of the orders",
        step: 2,
        points: 2
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in Int64(1)...3 { try job.stage(second: second, key: key) }
        try await job.runToTheEnd()
        let result = try job.result()
        guard let parent = result.process.parent else { return }
        let which = result.orders.firstIndex { $0.context?.spanID == parent.spanID }
        let order = which.map { ["first", "second", "last"][$0] }
        throw Feedback(
            order.map {
                "The process span is a child of the \($0) of three orders. It has three causes, and a span has one parent."
            }
                ?? "The process span has a parent that is none of its orders.",
            picture: job.sketchWithOrders(
                result.process,
                order.map { "below the \($0) order" } ?? "has a parent"
            ),
            why: "One customer's trace would show the total of all customers, and the other customers' traces nothing."
        )
    },

    Check(
        "windows-do-not-share-a-trace",
        "Two windows are in two traces, even when a span is active around the whole job",
        step: 2
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in [1, 61] as [Int64] { try job.stage(second: second, key: key) }
        try await job.runToTheEnd(inside: "run totals")
        let spans = job.processSpans.filter { $0.name != "run totals" }
        guard let around = job.jobSpans.first(where: { $0.name == "run totals" }), spans.count >= 2 else {
            throw Feedback(
                "Two windows closed, and left \(spans.count == 1 ? "one process span" : "no process span").",
                picture: TraceSketch.compare(
                    expected: .forest([job.expectedSoFar, job.expectedSoFar]),
                    got: TraceSketch(got: job.jobSpans)
                ),
                why:
                    "The window's result is one piece of work with many causes: one span, which can link to all of them."
            )
        }
        let traces = spans.map(\.context.traceID)
        guard traces.contains(around.context.traceID) || Set(traces).count < traces.count else { return }
        throw Feedback(
            traces.contains(around.context.traceID)
                ? "Both windows are in the trace of the span that was active when the job was started."
                : "Both windows are in one trace.",
            picture: TraceSketch.compare(
                expected: TraceSketch(
                    expected: .span("run totals", .internal),
                    job.expectedSoFar,
                    job.expectedSoFar
                ),
                got: TraceSketch(
                    got: job.jobSpans,
                    notes: Dictionary(
                        uniqueKeysWithValues: spans.map { ($0.context.spanID, "not in a trace of its own") }
                    )
                )
            ),
            why: "A job runs for months: all its windows in one trace make a trace that no backend can show."
        )
    },

    Check("process-span-has-kind-consumer", "The process span has kind CONSUMER", step: 2) {
        let job = TotalsScenario($0, $1)
        try job.stage(second: 1, key: $1.word("store"))
        try await job.runToTheEnd()
        let span = try job.result().process
        guard span.kind != .consumer else { return }
        throw Feedback(
            "The span around the window's work has kind \(span.kind.label).",
            picture: job.sketch(span, "kind \(span.kind.label), expected CONSUMER"),
            why: "The kind says that messages were waiting before the span; without it their wait cannot be shown."
        )
    },

    Check(
        "process-span-is-named-by-the-convention",
        "The process span is called `process {topic}`, after the topic that was read",
        step: 2
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        try job.stage(second: 1, key: key)
        try await job.runToTheEnd()
        let span = try job.result().process
        let expected = "process \(job.names.orders)"
        guard span.name != expected else { return }
        let diagnosis: String
        if span.name.contains(key) {
            diagnosis = "The name holds the key: there are as many names as stores."
        } else if span.name.contains(job.names.totals) {
            diagnosis =
                "The name holds the topic that is written; what is processed are the messages of the topic that is read."
        } else {
            diagnosis = "The span's name is not the operation and the topic that was read."
        }
        throw Feedback(
            diagnosis,
            picture: HeaderSketch.compare("name", expected: expected, got: span.name, note: "differs from here"),
            why: "Backends group spans by name; the convention is {operation name} {destination}."
        )
    },

    Check(
        "process-span-covers-the-send",
        "The process span ends after the broker has acknowledged the total",
        step: 2
    ) { subject, bench in
        let job = TotalsScenario(subject, bench)
        try job.stage(second: 1, key: bench.word("store"))
        let endedBefore = Mutex<[SpanID]>([])
        bench.broker.onAcknowledge { _ in
            endedBefore.withLock { $0 = bench.spans.map(\.context.spanID) }
            bench.clock.advance(milliseconds: 40)
        }
        try await job.runToTheEnd()
        let span = try job.result().process
        guard endedBefore.withLock({ $0.contains(span.context.spanID) }) else { return }
        let microseconds = (span.endTime - span.startTime) / 1_000
        throw Feedback(
            "The process span ended before the total was sent: it lasted \(microseconds) µs, and the broker took 40 ms.",
            picture: job.sketch(span, "ended before the send"),
            why: "A span that ends before its work shows every window as fast, and a failed one as fine."
        )
    },
]

extension TotalsScenario {
    /// Expected beside got, with the spans that sent the orders.
    fileprivate func sketchWithOrders(_ span: SpanData, _ note: String) -> [String] {
        let shop = orders.compactMap { order in
            order.context.map {
                SpanData(
                    context: $0,
                    parent: nil,
                    name: "send order \(order.record.offset.rawValue + 1)",
                    kind: .producer,
                    startTime: UInt64(order.record.offset.rawValue),
                    endTime: UInt64(order.record.offset.rawValue),
                    resource: Resource(serviceName: "shop")
                )
            }
        }
        return TraceSketch.compare(
            expected: TraceSketch(
                expected: .span("send order 1", .producer),
                .span("send order 2", .producer),
                .span("send order 3", .producer),
                expectedSoFar
            ),
            got: TraceSketch(got: shop + jobSpans, notes: [span.context.spanID: note])
        )
    }
}
