import Grading
import Kafka
import OTel
import Tracing

/// Step 2: the context that `injectTraceContext` writes.
let injectedContextChecks: [Check<Lab02Subject>] = [
    Check(
        "inject-writes-the-context-that-it-is-given",
        "The context on the wire is the one given, not the one that is active",
        step: 2,
        points: 2
    ) {
        let (shop, bench) = (ShopScenario($0, $1), $1)
        try await bench.service("shop") {
            try withSpan("POST /orders", ofKind: .server) { caller in
                let given = bench.remoteSpanContext()
                let wire = try wireTraceparent(in: shop.subject.inject(.holding(given), []), expected: given)
                guard !wire.names(given) else { return }
                let isActive = caller.context.spanContext.map(wire.names) ?? false
                throw Feedback(
                    isActive
                        ? "The active span is on the wire: the context that was given was not used."
                        : "The span on the wire is neither the given one nor the active one.",
                    picture: HeaderSketch.traceparent(
                        expected: WireTraceparent.text(of: given),
                        got: wire.text,
                        field: wire.traceID == given.traceID.hex ? .parentID : .traceID,
                        note: isActive ? "the active span, POST /orders" : "an unknown span"
                    ),
                    why: "The caller knows which span sends the message; the consumer would hang below another one."
                )
            }
        }
    },

    Check("unsampled-context-travels", "A context that is not sampled travels, with the sampled bit 0", step: 2) {
        let context = $1.remoteSpanContext(flags: [.random])
        let headers = try await ShopScenario($0, $1).send(context)
        try verifyFlags(of: wireTraceparent(in: headers, expected: context), like: context, among: .sampled)
    },

    Check("flags-go-out-as-they-are", "The flags go out as they are: 03 stays 03, and 01 stays 01", step: 2) {
        let shop = ShopScenario($0, $1)
        for flags in [[.sampled, .random], [.sampled]] as [TraceFlags] {
            let context = $1.remoteSpanContext(flags: flags)
            let headers = try await shop.send(context)
            try verifyFlags(of: wireTraceparent(in: headers, expected: context), like: context)
        }
    },

    Check("tracestate-goes-out", "The context's tracestate goes on the wire beside the traceparent", step: 2) {
        let state = try $1.traceState(members: 3)
        let headers = try await ShopScenario($0, $1).send($1.remoteSpanContext(traceState: state))
        try verify(headers, hold: state.headerValue, as: "tracestate")
    },

    Check("baggage-goes-out", "The context's baggage goes on the wire", step: 2) {
        var context = ServiceContext.holding($1.remoteSpanContext())
        let tenant = $1.word("tenant")
        try context.baggage.set("tenant", to: tenant)
        let headers = try await ShopScenario($0, $1).send(context)
        try verify(headers, hold: "tenant=\(tenant)", as: "baggage")
    },
]

private func wireTraceparent(in headers: [KafkaHeader], expected context: SpanContext) throws -> WireTraceparent {
    if let wire = WireTraceparent(headers.values(of: "traceparent").first ?? nil) { return wire }
    throw Feedback(
        context.isSampled
            ? "No valid traceparent was written."
            : "For a context that is not sampled no valid traceparent was written.",
        picture: HeaderSketch.list("on the wire", headers)
            + ["", "expected", "  traceparent  \(WireTraceparent.text(of: context))"],
        why: context.isSampled
            ? "The consumer starts a new trace, and the two halves are never found together."
            : "Everything downstream starts new traces, and samples them: the decision not to is lost."
    )
}

private func verifyFlags(
    of wire: WireTraceparent,
    like context: SpanContext,
    among bits: TraceFlags = .known
) throws {
    let expected = WireTraceparent.text(of: context)
    let got = UInt8(wire.flags, radix: 16).map { TraceFlags(rawValue: $0) }
    guard got?.intersection(bits) != context.traceFlags.intersection(bits) else { return }
    throw Feedback(
        context.isSampled
            ? "The flags were changed on the way out."
            : "The sampled bit was set on a trace that is not sampled.",
        picture: HeaderSketch.traceparent(
            expected: expected,
            got: wire.text,
            field: .flags,
            note: context.isSampled ? "the flags are bits: 01 sampled, 02 random" : "the bit 01 says sampled"
        ),
        why:
            "Who starts a trace decides whether it is sampled; all others pass the decision on, or traces come in parts."
    )
}

private func verify(_ headers: [KafkaHeader], hold expected: String, as key: String) throws {
    let found = headers.values(of: key)
    guard found != [Array(expected.utf8)] else { return }
    throw Feedback(
        found.isEmpty
            ? "There is no header \(key) on the wire." : "The header \(key) does not hold what it should, once.",
        picture: HeaderSketch.list("on the wire", headers) { $0.key == key } + [
            "", "expected", "  \(key)  \(expected)",
        ],
        why: key == "baggage"
            ? "What the application passes along with the order ends at this message."
            : "Tracing systems keep in it what they need further on, a sampling threshold for instance."
    )
}
