/// Traces to be looked at together: one trace, or several that links connect.
public struct TraceGroup: Sendable, Equatable {
    /// The traces in the order of their start.
    public let traces: [Trace]

    /// All spans of the group.
    public var spans: [TraceSpan] { traces.flatMap(\.spans) }
    /// The time that the group covers, in nanoseconds since 1970; nil if no span has a start time.
    public var timeRange: ClosedRange<UInt64>? { spans.timeRange }
}
