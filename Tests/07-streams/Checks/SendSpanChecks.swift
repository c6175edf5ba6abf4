import Grading
import Kafka
import OTel
import Tracing

/// Step 6: the span of the send.
let sendSpanChecks: [Check<Lab07Subject>] = [
    Check(
        "total-is-sent-in-a-producer-span-below-the-process-span",
        "The total is sent in a PRODUCER span called `send {topic}`, below the process span",
        step: 6,
        points: 2
    ) {
        let job = TotalsScenario($0, $1)
        try job.stage(second: 1, key: $1.word("store"))
        try await job.runToTheEnd()
        let result = try job.result()
        let span = try job.sendSpan(of: result)
        let expected = "send \(job.names.totals)"
        if span.kind != .producer {
            throw Feedback(
                "The span around the send has kind \(span.kind.label).",
                picture: job.sketch(span, "kind \(span.kind.label), expected PRODUCER", expected: job.expectedTree),
                why: "The kinds PRODUCER and CONSUMER say that a queue lies between two spans."
            )
        }
        if span.name != expected {
            throw Feedback(
                "The name of the span around the send is not the operation and the topic that is written.",
                picture: HeaderSketch.compare("name", expected: expected, got: span.name, note: "differs from here"),
                why: "Backends group spans by name; the convention is {operation name} {destination}."
            )
        }
        guard span.context.traceID != result.process.context.traceID || span.parent == nil else { return }
        throw Feedback(
            "The send span is not below the process span, but in a trace of its own.",
            picture: job.sketch(span, "not below the process span", expected: job.expectedTree),
            why: "Who reads the total comes to the send span; the links to the orders are on the process span above it."
        )
    },

    Check(
        "send-span-has-the-messaging-attributes",
        "The send span says: Kafka, send, which topic, client, key, partition and offset",
        step: 6
    ) {
        let job = TotalsScenario($0, $1)
        let key = $1.word("store")
        for second in [1, 61] as [Int64] { try job.stage(second: second, key: key) }
        try await job.runToTheEnd()
        for result in try job.results() {
            try AttributeTable([
                "messaging.system": .equals("kafka"),
                "messaging.operation.name": .equals("send"),
                "messaging.operation.type": .equals("send"),
                "messaging.destination.name": .equals(.string(job.names.totals)),
                "messaging.client.id": .equals(.string(job.names.clientID)),
                "messaging.kafka.message.key": .equals(.string(key)),
                "messaging.destination.partition.id": .equals(.string(result.record.partition.description)),
                "messaging.kafka.offset": .equals(.int64(Int64(result.record.offset.rawValue))),
            ]).verify(
                job.sendSpan(of: result),
                why: "Partition and offset lead from a span to the very record, when it must be looked at."
            )
        }
    },
]

extension TotalsScenario {
    /// The span that was left around the send of a total.
    func sendSpan(of result: Result) throws -> SpanData {
        let others = jobSpans.filter { $0.context.spanID != result.process.context.spanID }
        let inTrace = others.filter { $0.context.traceID == result.process.context.traceID }
        let after = others.filter { $0.kind == .producer && $0.startTime > result.process.startTime }
        let candidates = inTrace.isEmpty ? after.sorted { $0.startTime < $1.startTime } : inTrace
        let byKind = candidates.first { $0.kind == .producer }
        guard let span = byKind ?? candidates.first(where: { $0.name.hasPrefix("send") }) ?? candidates.first else {
            throw Feedback(
                "The send of the total left no span.",
                picture: sketch(result.process, "no span around the send below it", expected: expectedTree),
                why: "The next service's span needs a span to hang below, and a failed delivery one to be seen on."
            )
        }
        return span
    }
}
