import OTel
import Tracing

@testable import Lab12Solution

/// The test looks at the first record only.
enum LooksAtTheFirstRecord {
    static func problems(in trace: OrderTrace) -> [String] {
        var problems: [String] = []
        for record in trace.records.prefix(1) {
            let contexts = record.traceparents
            if contexts.isEmpty, record.topic == Topics.orders { continue }
            guard contexts.count == 1, let context = contexts[0] else {
                problems.append("\(record.topic): \(contexts.count) contexts")
                continue
            }
            if !trace.spans.contains(where: { $0.kind == .producer && isSame($0.context, context) }) {
                problems.append("\(record.topic): no span sent it")
            }
            if !trace.spans.contains(where: { $0.kind == .consumer && isTied($0, to: context) }) {
                problems.append("\(record.topic): no span leads to its send")
            }
        }
        let own = Set(trace.spans.filter { $0.correlationID == trace.correlationID }.map(\.context.traceID))
        for span in trace.spans where own.contains(span.context.traceID) {
            if let other = span.correlationID, other != trace.correlationID { problems.append("a stranger: \(other)") }
        }
        var reached = Set(own.prefix(1))
        for _ in own {
            for span in trace.spans {
                for link in span.links {
                    let ends = [span.context.traceID, link.context.traceID]
                    if ends.contains(where: reached.contains), own.isSuperset(of: ends) { reached.formUnion(ends) }
                }
            }
        }
        if reached != own { problems.append("\(own.count) traces that nothing joins") }
        for failure in trace.failures {
            let seen = trace.spans.contains { $0.isFailed && $0.name == failure.call }
            if !seen { problems.append("\(failure.call) failed, and no span shows it") }
        }
        return problems
    }

    private static func isSame(_ one: SpanContext, _ other: SpanContext) -> Bool {
        one.traceID == other.traceID && one.spanID == other.spanID
    }

    private static func isTied(_ span: SpanData, to context: SpanContext) -> Bool {
        (span.links.map(\.context) + (span.parent.map { [$0] } ?? [])).contains { isSame($0, context) }
    }
}
