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
        "Where the context holds no span, the headers stay as they are",
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
]

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
