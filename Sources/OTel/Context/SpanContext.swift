import Tracing

/// What identifies a span and travels with it (OpenTelemetry specification, "Tracing API", SpanContext).
public struct SpanContext: Sendable, Hashable {
    /// The trace it belongs to.
    public let traceID: TraceID

    /// The span itself. On the wire it is the `parent-id` of `traceparent`.
    public let spanID: SpanID

    /// The trace's flags.
    public let traceFlags: TraceFlags

    /// What tracing systems pass along with the trace.
    public let traceState: TraceState

    /// Whether it came from another process.
    public let isRemote: Bool

    /// Makes a span context.
    public init(
        traceID: TraceID,
        spanID: SpanID,
        traceFlags: TraceFlags = [],
        traceState: TraceState = TraceState(),
        isRemote: Bool = false
    ) {
        self.traceID = traceID
        self.spanID = spanID
        self.traceFlags = traceFlags
        self.traceState = traceState
        self.isRemote = isRemote
    }

    /// Whether both ids are valid.
    public var isValid: Bool { traceID.isValid && spanID.isValid }

    /// Whether the trace is recorded by the caller.
    public var isSampled: Bool { traceFlags.contains(.sampled) }
}

extension ServiceContext {
    private enum SpanContextKey: ServiceContextKey {
        typealias Value = SpanContext
        static let nameOverride: String? = "span-context"
    }

    /// The context of the active span, or nil (OpenTelemetry specification, "Tracing API", Context Interaction).
    public var spanContext: SpanContext? {
        get { self[SpanContextKey.self] }
        set { self[SpanContextKey.self] = newValue }
    }
}
