/// All spans of one trace, as trees.
public struct Trace: Sendable, Equatable {
    /// The trace's id.
    public let traceID: String
    /// The spans, each directly before its children; children and roots by start time.
    ///
    /// A flat list instead of nested nodes, so that a chain of a hundred thousand spans needs no deep recursion.
    public let nodes: [TraceNode]

    /// The spans, in the order of ``nodes``.
    public var spans: [TraceSpan] { nodes.map(\.span) }
    /// The services in the order in which they appear.
    public var services: [String] { spans.map(\.serviceName).uniqued() }
    /// The time that the spans cover, in nanoseconds since 1970; nil if none has a start time.
    public var timeRange: ClosedRange<UInt64>? { spans.timeRange }
}

extension Sequence<TraceSpan> {
    /// The time that the spans cover, in nanoseconds since 1970; nil if none has a start time.
    var timeRange: ClosedRange<UInt64>? {
        let timed = filter { $0.startTimeUnixNano > 0 }
        guard let start = timed.map(\.startTimeUnixNano).min() else { return nil }
        let ends = timed.map { Swift.max($0.startTimeUnixNano, $0.endTimeUnixNano) }
        return start...(ends.max() ?? start)
    }
}

extension Sequence where Element: Hashable {
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
