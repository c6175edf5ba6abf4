import Grading
import Kafka
import OTel
import Tracing

/// Step 3: a message that is passed on with the headers it came with.
let forwardingChecks: [Check<Lab02Subject>] = [
    Check(
        "stale-tracestate-does-not-survive",
        "An old tracestate does not stay beside a new traceparent that has none",
        step: 3
    ) {
        let given = try $1.forwardedHeaders()
        let headers = try await ShopScenario($0, $1).send($1.remoteSpanContext(), into: given)
        guard !headers.values(of: "tracestate").isEmpty else { return }
        throw Feedback(
            "The tracestate of the old trace stands beside the new traceparent.",
            picture: HeaderSketch.list("given", given) + [""]
                + HeaderSketch.list("on the wire", headers) { $0.key == "tracestate" },
            why: "Tracing systems downstream take it for theirs, and act on what belongs to another trace."
        )
    },

    Check(
        "context-without-a-span-changes-nothing",
        "Where the context holds nothing, the headers stay as they are",
        step: 3
    ) {
        let given = try $1.forwardedHeaders()
        let headers = try await ShopScenario($0, $1).send(ServiceContext.topLevel, into: given)
        guard headers != given else { return }
        throw Feedback(
            "There was nothing to write, and the headers were changed all the same.",
            picture: HeaderSketch.list("given", given) { !headers.contains($0) } + [""]
                + HeaderSketch.list("on the wire", headers) { !given.contains($0) },
            why: "A program that only passes messages on, without spans of its own, would cut every trace in two."
        )
    },

    Check(
        "old-baggage-is-replaced",
        "An old baggage is replaced by a new one, with a span and without",
        step: 3
    ) {
        let shop = ShopScenario($0, $1)
        for span in [$1.remoteSpanContext(), nil] {
            let given =
                try $1.forwardedHeaders() + ["old", "older"].map { KafkaHeader(key: "baggage", value: "tenant=\($0)") }
            let tenant = $1.word("tenant")
            let headers = try await shop.send(.holding(span, tenant: tenant), into: given)
            let found = headers.values(of: "baggage")
            let expected = KafkaHeader(key: "baggage", value: "tenant=\(tenant)")
            guard found != [expected.value] else { continue }
            let isBeside = found.contains(expected.value)
            throw Feedback(
                "The context holds baggage and \(span == nil ? "no" : "a") span, and the new baggage "
                    + (isBeside ? "stands beside the old one." : "is not on the wire."),
                picture: HeaderSketch.list("given", given) + [""]
                    + HeaderSketch.list("on the wire", headers) { $0.key == "baggage" && $0 != expected }
                    + ["", "expected", "  baggage  tenant=\(tenant)"],
                why: isBeside
                    ? "With two of them the same name may have two values, and each reader picks its own."
                    : "The next service works with what the application has replaced, or with nothing."
            )
        }
    },

    Check(
        "baggage-alone-keeps-the-old-trace",
        "A context with baggage and no span keeps the old traceparent and tracestate",
        step: 3
    ) {
        let given = try $1.forwardedHeaders()
        let headers = try await ShopScenario($0, $1).send(.holding(nil, tenant: $1.word("tenant")), into: given)
        let isTrace = { (header: KafkaHeader) in ["traceparent", "tracestate"].contains(header.key) }
        guard headers.filter(isTrace) != given.filter(isTrace) else { return }
        throw Feedback(
            "Baggage was written and no traceparent, and the old trace context did not stay as it was.",
            picture: HeaderSketch.list("given", given) { isTrace($0) && !headers.contains($0) } + [""]
                + HeaderSketch.list("on the wire", headers) { isTrace($0) && !given.contains($0) },
            why: "A program that adds a word to the baggage, without spans of its own, would cut every trace in two."
        )
    },
]

extension ServiceContext {
    /// A context that holds a span, if there is one, and baggage that names a tenant.
    fileprivate static func holding(_ spanContext: SpanContext?, tenant: String) throws -> ServiceContext {
        var context = ServiceContext.topLevel
        context.spanContext = spanContext
        try context.baggage.set("tenant", to: tenant)
        return context
    }
}

extension Bench {
    /// The headers of a message that came from elsewhere, with the context that it had there.
    fileprivate func forwardedHeaders() throws -> [KafkaHeader] {
        [
            KafkaHeader(key: "tracestate", value: try traceState(members: 1).headerValue),
            KafkaHeader(key: "schema-id", value: [0x00, 0xFF] + bytes(count: 4)),
            KafkaHeader(key: "traceparent", value: WireTraceparent.text(of: remoteSpanContext())),
            KafkaHeader(key: "tracestate", value: "old=\(word("state"))"),
        ]
    }
}
