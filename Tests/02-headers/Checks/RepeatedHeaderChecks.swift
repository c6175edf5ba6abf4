import Grading
import Kafka
import OTel
import Tracing

/// Step 6: several headers of one name.
let repeatedHeaderChecks: [Check<Lab02Subject>] = [
    Check(
        "two-different-traceparents-start-a-new-trace",
        "Two different traceparents are one invalid one: the trace starts anew",
        step: 6
    ) {
        let warehouse = WarehouseScenario($0, $1)
        let sent = [$1.remoteSpanContext(), $1.remoteSpanContext()]
        let trace = sent.flatMap(headers(of:))
        let handled = try await warehouse.receive(trace)
        guard let index = sent.firstIndex(where: { $0.traceID == handled.span.traceID }) else {
            return try warehouse.verify(handled, isEmptyFor: trace, what: "two different traceparents")
        }
        throw Feedback(
            "Of two different traceparents the \(index == 0 ? "first" : "last") was taken. Nobody knows which is right.",
            picture: HeaderSketch.list("headers", trace) { $0.value == trace[index].value },
            why: "A record that was passed on carries a stale one beside the new; a wrong parent is worse than none."
        )
    },

    Check("two-equal-traceparents-count-once", "Two equal traceparents count once: the trace is continued", step: 6) {
        let warehouse = WarehouseScenario($0, $1)
        let (trace, producer) = await warehouse.shopHeaders()
        let handled = try await warehouse.receive(trace + trace)
        try warehouse.verify(handled, continues: producer, saying: "The same traceparent was there twice. ")
    },

    Check("several-tracestates-are-joined-in-order", "Several tracestate headers are one list, in their order", step: 6)
    {
        let state = try $1.traceState(members: 3)
        let sent = $1.remoteSpanContext(traceState: state)
        let members = state.headerValue.split(separator: ",").map { KafkaHeader(key: "tracestate", value: String($0)) }
        let trace = members.prefix(1) + headers(of: sent) + members.dropFirst()
        let handled = try await WarehouseScenario($0, $1).receive(Array(trace))
        try verify(handled, has: state, in: Array(trace))
    },
]
