import Grading
import Kafka
import OTel

/// Step 1: an operator that passes records on.
let cleaningChecks: [Check<Lab07Subject>] = [
    Check(
        "cleaned-order-carries-the-shops-traceparent",
        "An order that is passed on carries the traceparent that it came with",
        step: 1,
        points: 2
    ) {
        let job = CleaningScenario($0, $1)
        let given = job.tracedHeaders()
        try job.stage(key: $1.word("store"), headers: given)
        let headers = try await job.run().first?.headers ?? []
        let found = headers.values(of: "traceparent")
        guard found != given.map(\.value) else { return }
        let isOperators = $1.spans.contains { span in
            found.contains { WireTraceparent($0)?.names(span.context) ?? false }
        }
        let diagnosis: String
        if found.isEmpty {
            diagnosis =
                "The order came with a traceparent, and went on without one: the operator made a record without headers."
        } else if found.count > 1 {
            diagnosis =
                "The order went on with \(found.count) traceparent headers: one was added to the one that it came with."
        } else if isOperators {
            diagnosis =
                "The operator put a span of its own on the wire. That is legal, and not what this step asks for: "
                + "it only reshapes the record, so the headers go on as they are."
        } else {
            diagnosis = "The order went on with another traceparent than it came with."
        }
        throw Feedback(
            diagnosis,
            picture: HeaderSketch.list("read", given)
                + HeaderSketch.list("passed on", headers) { $0.key == "traceparent" },
            why:
                "The trace ends at the first operator that loses the header, and all jobs behind it have nothing to link to."
        )
    },

    Check(
        "cleaned-order-keeps-its-other-headers",
        "An order that is passed on keeps all other headers: bytes, order, nulls and repetitions",
        step: 1
    ) {
        let job = CleaningScenario($0, $1)
        let given =
            [
                KafkaHeader(key: "schema-id", value: [0x00, 0xFF] + $1.bytes(count: 4)),
                KafkaHeader(key: "hop", value: "1"),
            ] + job.tracedHeaders() + [
                KafkaHeader(key: "tracestate", value: "vendor=\($1.number(in: 1...99))"),
                KafkaHeader(key: "hop", value: "2"),
                KafkaHeader(key: "experiment", value: nil),
            ]
        try job.stage(key: $1.word("store"), headers: given)
        let headers = try await job.run().first?.headers ?? []
        func others(_ headers: [KafkaHeader]) -> [KafkaHeader] { headers.filter { $0.key != "traceparent" } }
        guard others(headers) != others(given) else { return }
        let lost = others(given).filter { !headers.contains($0) }
        throw Feedback(
            lost.isEmpty
                ? "All headers are there, but not as they came: their order changed, or one stands there twice."
                : "\(lost.count == 1 ? "A header" : "\(lost.count) headers") did not get through: "
                    + lost.map(\.key).uniqued().joined(separator: ", ") + ".",
            picture: HeaderSketch.list("read", given) { lost.contains($0) } + HeaderSketch.list("passed on", headers),
            why: "A consumer that cannot find its schema id cannot read the message at all."
        )
    },

    Check(
        "cleaned-order-never-carries-anothers-context",
        "An order without headers is passed on without headers",
        step: 1
    ) {
        let job = CleaningScenario($0, $1)
        let key = $1.word("store")
        try job.stage(key: key, headers: job.tracedHeaders())
        try job.stage(key: key, headers: [])
        let records = try await job.run()
        guard let headers = records.last?.headers, records.count == 2, !headers.values(of: "traceparent").isEmpty else {
            return
        }
        throw Feedback(
            records[0].headers.values(of: "traceparent") == headers.values(of: "traceparent")
                ? "The second order came without headers, and went on with the first order's traceparent."
                : "The second order came without headers, and went on with a traceparent.",
            picture: HeaderSketch.list("first order", records[0].headers)
                + HeaderSketch.list("second order", headers) { $0.key == "traceparent" },
            why: "A context kept between records puts one customer's order into another customer's trace."
        )
    },
]

extension Sequence where Element: Hashable {
    /// The elements, each once, in the order of their first appearance.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
