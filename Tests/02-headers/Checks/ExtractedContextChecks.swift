import Grading
import Kafka
import OTel
import Tracing

/// Step 5: what `extractTraceContext` reads.
let extractedContextChecks: [Check<Lab02Subject>] = [
    Check(
        "extract-continues-the-trace",
        "A span started in the extracted context is a child of the span in the headers",
        step: 5,
        points: 2
    ) {
        let warehouse = WarehouseScenario($0, $1)
        let (trace, producer) = await warehouse.shopHeaders()
        let handled = try await warehouse.receive($1.foreignHeaders() + trace)
        try warehouse.verify(handled, continues: producer)
    },

    Check(
        "sampled-bit-comes-in-as-it-is",
        "The sampled bit comes in as it is: an unsampled trace goes on unsampled",
        step: 5
    ) {
        let warehouse = WarehouseScenario($0, $1)
        for flags in [[.random], [.sampled, .random], [.sampled], []] as [TraceFlags] {
            let sent = $1.remoteSpanContext(flags: flags)
            let handled = try await warehouse.receive(headers(of: sent))
            guard handled.span.traceID != sent.traceID || handled.span.traceFlags != flags else { continue }
            let isOther = handled.span.traceID != sent.traceID
            throw Feedback(
                isOther
                    ? "The trace \(flags.contains(.sampled) ? "" : "is not sampled, and ")was not continued."
                    : "The flags of the trace were changed on the way in.",
                picture: HeaderSketch.traceparent(
                    expected: WireTraceparent.text(of: sent),
                    got: WireTraceparent.text(of: handled.span),
                    field: isOther ? .traceID : .flags,
                    note: isOther ? "another trace" : "the flags are bits: 01 sampled, 02 random"
                ) + ["", "got: the context of the span that was started"],
                why:
                    "Who starts a trace decides whether it is sampled; a consumer that decides anew leaves parts of traces."
            )
        }
    },

    Check("tracestate-comes-in", "The tracestate beside the traceparent comes in", step: 5) {
        let state = try $1.traceState(members: 3)
        let sent = $1.remoteSpanContext(traceState: state)
        let trace = headers(of: sent) + [KafkaHeader(key: "tracestate", value: state.headerValue)]
        let handled = try await WarehouseScenario($0, $1).receive(trace)
        try verify(handled, has: state, in: trace)
    },

    Check("baggage-comes-in", "The baggage in the headers comes in, with a trace and without", step: 5) {
        let tenant = $1.word("tenant")
        let baggage = KafkaHeader(key: "baggage", value: "tenant=\(tenant)")
        for trace in [headers(of: $1.remoteSpanContext()), []] {
            let handled = try await WarehouseScenario($0, $1).receive(trace + [baggage])
            guard handled.context.baggage.get("tenant") != tenant else { continue }
            throw Feedback(
                "The baggage in the headers is not in the extracted context.",
                picture: HeaderSketch.list("headers", trace + [baggage]) { $0.key == "baggage" }
                    + ["", "tenant in the context: \(handled.context.baggage.get("tenant") ?? "(none)")"],
                why: "What the application passes along with the order ends at this message."
            )
        }
    },
]

/// A traceparent, as a message carries it.
func headers(of spanContext: SpanContext) -> [KafkaHeader] {
    [KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: spanContext))]
}

/// The span that was started has this tracestate.
func verify(_ handled: WarehouseScenario.Handled, has state: TraceState, in headers: [KafkaHeader]) throws {
    guard handled.span.traceState != state else { return }
    let got = handled.span.traceState.headerValue
    throw Feedback(
        got.isEmpty
            ? "The tracestate in the headers did not come in."
            : "The tracestate did not come in whole and in its order.",
        picture: HeaderSketch.list("headers", headers) { $0.key == "tracestate" }
            + [
                "", "tracestate in the context", "  expected  \(state.headerValue)",
                "  got       \(got.isEmpty ? "(none)" : got)",
            ],
        why: "Tracing systems keep in it what they need further on, and the left-most member is the newest."
    )
}

extension WarehouseScenario {
    /// The span that was started has `producer` as its remote parent.
    func verify(_ handled: Handled, continues producer: SpanContext, saying circumstance: String = "") throws {
        let parent = handled.finished?.parent
        guard parent?.spanID != producer.spanID || parent?.traceID != producer.traceID || parent?.isRemote != true
        else {
            return
        }
        let process = TraceSketch.Node.span("process \(topic)", .consumer)
        throw Feedback(
            circumstance
                + (parent == nil
                    ? "The traceparent header was there, and the extracted context holds no span."
                    : "The extracted context holds another span than the one in the message's traceparent."),
            picture: sketch(
                handled,
                beside: producer,
                expected: TraceSketch(expected: .span("send \(topic)", .producer, process)),
                note: parent == nil ? "a root, in another trace" : "below another span"
            ),
            why: "A consumer in a trace of its own leaves two half traces, and no way from one to the other."
        )
    }
}
