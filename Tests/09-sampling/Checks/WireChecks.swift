import Grading
import Kafka
import OTel
import Tracing

/// Step 3: what travels.
let wireChecks: [Check<Lab09Subject>] = [
    Check(
        "unsampled-context-is-on-the-wire",
        "The context of a trace that is not kept is on the wire, its sampled bit 0",
        step: 3,
        points: 2
    ) { subject, bench in
        let parent = try bench.parent(flags: [.random], traceState: ["congo": bench.word("t61")])
        let (headers, spans) = try await send(subject, bench, below: parent)
        let why = "Whoever finds no traceparent begins a new trace and decides anew: the trace is cut in half."
        guard spans.isEmpty else {
            throw Feedback("A span of the trace that is not kept was recorded.", why: why)
        }
        let values = headers.values(of: "traceparent")
        guard values.count == 1, let wire = WireTraceparent(values[0]), wire.traceID == parent.traceID.hex else {
            throw Feedback(
                values.isEmpty
                    ? "The trace is not kept, and nothing was written: that a span does not record says nothing about its "
                        + "context."
                    : "The message does not carry the context of the trace, once.",
                picture: HeaderSketch.list("headers", headers)
                    + ["expected  traceparent 00-\(parent.traceID)-(the span that sends)-02"],
                why: why
            )
        }
        guard (UInt8(wire.flags, radix: 16) ?? 0) & 1 == 0 else {
            throw Feedback(
                "The trace is not kept, and the header says that it is.",
                picture: HeaderSketch.traceparent(
                    expected: String(wire.text.dropLast(2)) + "02",
                    got: wire.text,
                    field: .flags,
                    note: "sampled"
                ),
                why: "Everybody downstream keeps a trace whose beginning is lost."
            )
        }
        let expected = "congo=\(parent.traceState.get("congo") ?? "")"
        let states = headers.values(of: "tracestate").map { $0.map { String(decoding: $0, as: UTF8.self) } ?? "null" }
        guard states != [expected] else { return }
        throw Feedback(
            "The tracestate did not travel with the traceparent.",
            picture: HeaderSketch.list("headers", headers) + ["expected  tracestate \(expected)"],
            why: "Other tracing systems have their own decision in there."
        )
    },

    Check(
        "kept-context-is-on-the-wire",
        "The context of a trace that is kept is on the wire, its sampled bit 1",
        step: 3
    ) { subject, bench in
        let parent = try bench.parent(flags: [.sampled, .random])
        let (headers, spans) = try await send(subject, bench, below: parent)
        let values = headers.values(of: "traceparent")
        let span = spans.first { $0.kind == .producer }
        guard values.count == 1, let wire = WireTraceparent(values[0]), let span, wire.names(span.context) else {
            throw Feedback(
                span == nil
                    ? "The trace is kept, and the send left no span."
                    : "The message does not carry the context of the span that sends, once.",
                picture: HeaderSketch.list("headers", headers)
                    + (span.map { ["expected  traceparent \(WireTraceparent.text(of: $0.context))"] } ?? []),
                why: "The consumer's span would hang nowhere."
            )
        }
        guard (UInt8(wire.flags, radix: 16) ?? 0) & 1 == 0 else { return }
        throw Feedback(
            "The trace is kept, and the header says that it is not.",
            picture: HeaderSketch.traceparent(
                expected: WireTraceparent.text(of: span.context),
                got: wire.text,
                field: .flags,
                note: "not sampled"
            ),
            why: "Everybody downstream drops the rest of a trace whose beginning is kept."
        )
    },
]

/// Sends one message inside a span below `parent`.
///
/// - Returns: the headers on the broker, and the spans that the send left.
private func send(
    _ subject: Lab09Subject,
    _ bench: Bench,
    below parent: SpanContext
) async throws -> (headers: [KafkaHeader], spans: [SpanData]) {
    let topic = bench.word("orders")
    let producer = try bench.broker.makeProducer(KafkaProducerConfiguration(clientID: "shop-1"))
    try await bench.service("shop") {
        var context = ServiceContext.topLevel
        context.spanContext = parent
        try await ServiceContext.withValue(context) {
            try await subject.send(
                producer,
                KafkaProducerMessage(topic: topic, key: Array(bench.word("order").utf8), value: [])
            )
        }
    }
    guard let record = bench.broker.records(in: topic).first else {
        throw Feedback("The message was not sent.", why: "Tracing must never come between a message and its broker.")
    }
    return (record.headers, bench.spans)
}
