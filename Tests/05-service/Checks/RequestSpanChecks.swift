import Grading
import Kafka
import OTel
import Tracing

/// Step 1: the span of the request.
let requestSpanChecks: [Check<Lab05Subject>] = [
    Check(
        "request-span-continues-the-callers-trace",
        "The span of a request with a traceparent is a child of the caller's span",
        step: 1,
        points: 2
    ) {
        let shop = try ShopScenario($0, $1)
        let caller = $1.remoteSpanContext()
        await shop.run(shop.request(headers: [("traceparent", WireTraceparent.text(of: caller))]))
        let span = try shop.requestSpan()
        try shop.verify(
            span,
            continues: caller,
            otherwise: "The request had a traceparent; what `extract` found was not used to start the span."
        )
    },

    Check(
        "header-names-match-in-any-case",
        "A traceparent is found in whatever case the client writes the name",
        step: 1
    ) {
        for name in ["Traceparent", "TRACEPARENT", "TraceParent"] {
            let shop = try ShopScenario($0, $1)
            let caller = $1.remoteSpanContext()
            await shop.run(shop.request(headers: [("Host", "shop"), (name, WireTraceparent.text(of: caller))]))
            guard let span = try shop.requestSpans().last else { continue }
            try shop.verify(
                span,
                continues: caller,
                otherwise: "The header was called \(name), and was not found: names of HTTP headers have no case."
            )
        }
    },

    Check("repeated-tracestate-is-joined", "Several tracestate headers are read as one, in their order", step: 1) {
        let shop = try ShopScenario($0, $1)
        let (first, second) = ("a=\($1.word("x"))", "b=\($1.word("y"))")
        await shop.run(
            shop.request(headers: [
                ("tracestate", first), ("traceparent", WireTraceparent.text(of: $1.remoteSpanContext())),
                ("Tracestate", second),
            ])
        )
        let members = try shop.requestSpan().context.traceState.members.map { "\($0.key)=\($0.value)" }
        guard members != [first, second] else { return }
        throw Feedback(
            "The request had two tracestate headers, and the span's trace state is not both of them in their order.",
            picture: [
                "given     tracestate  \(first)", "          Tracestate  \(second)", "expected  \(first),\(second)",
                "got       \(members.isEmpty ? "(none)" : members.joined(separator: ","))",
            ],
            why: "A proxy may split the header, and what is lost is what other tracing systems need to find their part."
        )
    },

    Check(
        "request-without-traceparent-starts-a-trace",
        "A request without a traceparent starts a trace of its own",
        step: 1
    ) {
        let shop = try ShopScenario($0, $1)
        let caller = $1.remoteSpanContext()
        await shop.run(
            shop.request(headers: [("traceparent", WireTraceparent.text(of: caller))]),
            shop.request()
        )
        let spans = try shop.requestSpans(expecting: 2)
        guard spans[1].parent != nil || spans[1].context.traceID == caller.traceID else { return }
        throw Feedback(
            "The second request has no traceparent, and its span is in the trace of the request before it.",
            picture: shop.sketch(spans[1], "the second request"),
            why: "A context kept between requests puts one customer's order into another customer's trace."
        )
    },

    Check(
        "invalid-traceparent-starts-a-trace",
        "A request with an invalid traceparent is answered all the same, in a new trace",
        step: 1
    ) {
        let valid = WireTraceparent.text(of: $1.remoteSpanContext())
        let invalid = [
            "uppercase digits": valid.uppercased(),
            "no text": "",
            "an id of zeros": "00-\(String(repeating: "0", count: 32))-00f067aa0ba902b7-01",
            "too short": String(valid.dropLast(3)),
        ]
        for (what, traceparent) in invalid.sorted(by: { $0.key < $1.key }) {
            let shop = try ShopScenario($0, $1)
            let before = Set($1.spans.map(\.context.spanID))
            let status = await shop.run(shop.request(headers: [("traceparent", traceparent)]))
            let spans = try shop.requestSpans().filter { !before.contains($0.context.spanID) }
            let picture = ["traceparent  \(traceparent)   (\(what))"]
            guard status == [202], let span = spans.first else {
                throw Feedback(
                    "The request was answered with \(status.map(String.init).joined()), and not with 202.",
                    picture: picture,
                    why: "A header that only tracing reads must never cost a customer the order."
                )
            }
            guard let parent = span.parent else { continue }
            throw Feedback(
                "The traceparent is invalid, and its ids were taken over.",
                picture: picture + ["parent       \(parent.traceID)-\(parent.spanID)"],
                why: "An id that no other service accepts ends the trace at the next hop."
            )
        }
    },

    Check("request-span-has-kind-server", "The span of the request has kind SERVER", step: 1) {
        let shop = try ShopScenario($0, $1)
        await shop.run(shop.request())
        let span = try shop.requestSpan()
        guard span.kind != .server else { return }
        throw Feedback(
            "The span of the request has kind \(span.kind.label).",
            picture: shop.sketch(span, "kind \(span.kind.label), expected SERVER"),
            why: "Error rates and latencies of a service are counted over its SERVER spans."
        )
    },

    Check("request-span-is-named-by-the-route", "The span of the request is called `POST /orders`", step: 1) {
        let shop = try ShopScenario($0, $1)
        await shop.run(shop.request())
        let span = try shop.requestSpan()
        guard span.name != "POST /orders" else { return }
        throw Feedback(
            "The span's name is not the method and the route.",
            picture: HeaderSketch.compare(
                "name",
                expected: "POST /orders",
                got: span.name,
                note: "differs from here"
            ),
            why: "Backends group spans by name; the convention is {method} {route}, and holds nothing of one request."
        )
    },

    Check("order-is-placed-inside-the-request-span", "The request's span is active while the order is placed", step: 1)
    {
        let shop = try ShopScenario($0, $1)
        await shop.run(shop.request())
        let span = try shop.requestSpan()
        guard let sent = shop.published.entries.first else {
            throw Feedback(
                "The order was not published.",
                why: "Tracing must never come between a customer and the order."
            )
        }
        guard !$1.isInside(sent.active, span) || span.endTime < sent.endTime else { return }
        throw Feedback(
            span.endTime < sent.startTime
                ? "The span of the request ended before the order was placed."
                : "The order was placed while another span, or none, was the active one.",
            picture: shop.sketch(span, "the order is not placed inside it"),
            why: "What takes the time, and what fails, is below the request or nowhere."
        )
    },
]

extension ShopScenario {
    /// `span` is a child of `caller`, a span of another process.
    func verify(_ span: SpanData, continues caller: SpanContext, otherwise orphan: String) throws {
        guard span.parent?.spanID != caller.spanID || span.context.traceID != caller.traceID else { return }
        let isLinked = span.links.contains { $0.context.spanID == caller.spanID }
        let diagnosis =
            switch span.parent {
            case nil where isLinked:
                "The span links to the caller's span; a request has one caller, which is the parent."
            case nil: orphan
            case .some: "The parent of the request's span is not the span in the traceparent."
            }
        throw Feedback(
            diagnosis,
            picture: sketch(span, span.parent == nil ? "a root, in a trace of its own" : "below another span") + [
                "", "caller  \(caller.traceID)-\(caller.spanID)",
                "got     \(span.context.traceID), parent "
                    + (span.parent.map { "\($0.spanID)" } ?? "(none)"),
            ],
            why: "The customer's web page and your service would have two traces, and no way from one to the other."
        )
    }
}
