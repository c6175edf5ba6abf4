/// Spans sorted out: into traces, traces into trees, and linked traces into groups.
public struct TraceForest: Sendable {
    /// The groups in the order of their start.
    public let groups: [TraceGroup]
    private let spansByReference: [SpanReference: TraceSpan]

    /// Sorts spans. They may come in any order; a span that occurs twice unchanged is shown once.
    public init(spans: [TraceSpan]) {
        var spansByReference: [SpanReference: TraceSpan] = [:]
        var spansOfTrace: [String: [TraceSpan]] = [:]
        var traceIDs: [String] = []
        for span in spans {
            if spansByReference[span.reference] == span { continue }
            if spansByReference[span.reference] == nil { spansByReference[span.reference] = span }
            if spansOfTrace[span.traceID] == nil { traceIDs.append(span.traceID) }
            spansOfTrace[span.traceID, default: []].append(span)
        }

        var sets = DisjointSets(traceIDs)
        for span in spans {
            for link in span.links { sets.join(span.traceID, link.traceID) }
        }

        let traces = traceIDs.map { Trace(traceID: $0, spans: spansOfTrace[$0] ?? []) }
        // Known beforehand: a sort compares each trace many times, and a trace's start is looked for among all its spans.
        let starts = Dictionary(uniqueKeysWithValues: traces.map { ($0.traceID, $0.timeRange?.lowerBound ?? .max) })
        /// Traces without any time come last; those that start together are ordered by their ids.
        func isEarlier(_ one: Trace, _ other: Trace) -> Bool {
            (starts[one.traceID] ?? .max, one.traceID) < (starts[other.traceID] ?? .max, other.traceID)
        }
        var groups: [String: [Trace]] = [:]
        for trace in traces.sorted(by: isEarlier) {
            groups[sets.representative(of: trace.traceID), default: []].append(trace)
        }
        self.groups = groups.values.map(TraceGroup.init).sorted { isEarlier($0.traces[0], $1.traces[0]) }
        self.spansByReference = spansByReference
    }

    /// The span that a parent id or a link means; nil if it is not in the data.
    public func span(_ reference: SpanReference) -> TraceSpan? {
        spansByReference[reference]
    }
}
