import Grading
import Kafka
import OTel
import Tracing

/// Step 5: when `extractTraceContext` must return a context without a span.
let newTraceChecks: [Check<Lab02Subject>] = [
    Check(
        "message-without-context-starts-a-new-trace",
        "Headers that carry no context give an empty one, whatever came before",
        step: 5,
        points: 2
    ) {
        for headers in [nil, [], $1.foreignHeaders()] as [[KafkaHeader]?] {
            let warehouse = WarehouseScenario($0, $1)
            let handled = try await warehouse.receive(headers)
            try warehouse.verify(
                handled,
                isEmptyFor: headers,
                what: headers == nil ? "a nil list" : headers == [] ? "an empty list" : "headers without a traceparent"
            )
        }
    },

    Check(
        "invalid-traceparent-starts-a-new-trace",
        "An invalid traceparent gives a context without a span, and no crash",
        step: 5
    ) {
        let valid = WireTraceparent.text(of: $1.remoteSpanContext())
        let cases: [(what: String, value: [UInt8]?)] = [
            ("a null traceparent", nil),
            ("an empty traceparent", []),
            ("a traceparent that is not text", [0xFF, 0xFE] + $1.bytes(count: 53)),
            ("a traceparent in binary", [0x00, 0x00] + $1.bytes(count: 27)),
            ("a traceparent in quotes", Array("\"\(valid)\"".utf8)),
            ("a traceparent in uppercase", Array(valid.uppercased().utf8)),
            ("a traceparent cut short", Array(valid.utf8.dropLast($1.number(in: 1...54)))),
        ]
        for (what, value) in cases {
            let warehouse = WarehouseScenario($0, $1)
            let headers = [
                KafkaHeader(key: "traceparent", value: value), KafkaHeader(key: "tracestate", value: "vendor=1"),
            ]
            try warehouse.verify(await warehouse.receive(headers), isEmptyFor: headers, what: what)
        }
    },

    Check("key-in-another-case-is-not-ours", "A header called Traceparent is somebody else's", step: 5) {
        let valid = WireTraceparent.text(of: $1.remoteSpanContext())
        for key in ["Traceparent", "TRACEPARENT"] {
            let warehouse = WarehouseScenario($0, $1)
            let headers = [KafkaHeader(key: key, value: valid)]
            try warehouse.verify(await warehouse.receive(headers), isEmptyFor: headers, what: "a header called \(key)")
        }
    },
]

extension WarehouseScenario {
    /// The extracted context is empty, and the span that was started is the root of a new trace.
    func verify(_ handled: Handled, isEmptyFor headers: [KafkaHeader]?, what: String) throws {
        let parent = handled.finished?.parent
        guard parent != nil || !handled.context.isEmpty else { return }
        let culprit = bench.spans.first { $0.context.spanID == parent?.spanID }
        let process = TraceSketch.Node.span("process \(topic)", .consumer)
        let (cause, note, expected) =
            switch (culprit?.kind, parent) {
            case (.producer, _):
                (
                    "the context of the message before came back", "below the message before",
                    TraceSketch(expected: .span("send \(topic)", .producer), process)
                )
            case (.client, _):
                (
                    "the context that was active in the warehouse came back", "below the warehouse's own span",
                    TraceSketch(expected: .span("poll \(topic)", .client), process)
                )
            case (_, .some):
                (
                    "a context was read all the same", "below the span in the headers",
                    TraceSketch(expected: process)
                )
            case (_, nil):
                (
                    "the extracted context is not empty: it is \(handled.context)",
                    "a root, with something in its context",
                    TraceSketch(expected: process)
                )
            }
        throw Feedback(
            "For \(what), \(cause).",
            picture: HeaderSketch.list("headers", headers ?? []) { $0.key.lowercased() == "traceparent" } + [""]
                + sketch(handled, beside: nil, expected: expected, note: note),
            why: "A context from elsewhere puts one customer's order into another customer's trace."
        )
    }
}
