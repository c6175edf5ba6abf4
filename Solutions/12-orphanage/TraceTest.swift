import OTel
import Tracing

/// A test of a trace: what is wrong with what a run left of an order, a sentence for each finding. Empty when all is right.
func problems(in trace: OrderTrace) -> [String] {
    // Your code: write the test here, and any functions that it needs below.
    var problems: [String] = []

    for record in trace.records {
        let place = "\(record.topic) \(record.partition)/\(record.offset)"
        guard record.traceparents.count == 1, let context = record.traceparents[0] else {
            // The old import sends its orders without a context.
            if !record.traceparents.isEmpty || record.topic != Topics.orders {
                problems.append("\(place) carries \(record.traceparents.count) contexts, and no single valid one")
            }
            continue
        }
        let sender = trace.spans.first { $0.kind == .producer && $0.context.isSameSpan(as: context) }
        if sender == nil {
            problems.append("the context on \(place) is that of no span which sends")
        }
        let isRead = trace.spans.contains { span in
            span.kind == .consumer && span.isBelowOrLinked(to: context)
        }
        if !isRead {
            problems.append("nothing that read \(place) leads back to its send")
        }
    }

    let own = Set(trace.spans.filter { $0.correlationID == trace.correlationID }.map(\.context.traceID))
    for span in trace.spans where own.contains(span.context.traceID) {
        if let other = span.correlationID, other != trace.correlationID {
            problems.append("\(span.name) of \(other) is in the order's trace")
        }
    }

    if !isConnected(own, spans: trace.spans) {
        problems.append("the order is in \(own.count) traces, and no parent or link joins them")
    }

    for failure in Set(trace.failures) {
        let happened = trace.failures.count { $0 == failure }
        let seen = trace.spans.count { span in
            span.isFailed && span.name == failure.call && span.resource.serviceName == failure.service
                && own.contains(span.context.traceID)
        }
        if seen < happened {
            problems.append("\(failure.call) failed \(happened) times, and \(seen) spans say so")
        }
    }
    return problems
}

/// Whether links between spans of the order's own traces make one group of these traces.
private func isConnected(_ traceIDs: Set<TraceID>, spans: [SpanData]) -> Bool {
    guard var reached = traceIDs.first.map({ Set([$0]) }) else { return false }
    let links = spans.filter { traceIDs.contains($0.context.traceID) }.flatMap { span in
        span.links.map { (span.context.traceID, $0.context.traceID) }
    }
    // Each round reaches one trace more, or all that can be reached.
    for _ in traceIDs {
        for (from, to) in links where reached.contains(from) || reached.contains(to) {
            reached.formUnion([from, to])
        }
    }
    return reached.isSuperset(of: traceIDs)
}

extension SpanContext {
    fileprivate func isSameSpan(as other: SpanContext) -> Bool {
        traceID == other.traceID && spanID == other.spanID
    }
}

extension SpanData {
    fileprivate func isBelowOrLinked(to context: SpanContext) -> Bool {
        parent.map { $0.isSameSpan(as: context) } ?? false || links.contains { $0.context.isSameSpan(as: context) }
    }
    // End of your code.
}
