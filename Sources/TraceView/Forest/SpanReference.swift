/// What names a span: its trace and its own id.
public struct SpanReference: Sendable, Hashable {
    /// The trace's id.
    public var traceID: String
    /// The span's id.
    public var spanID: String

    /// Makes a reference.
    public init(traceID: String, spanID: String) {
        self.traceID = traceID
        self.spanID = spanID
    }
}

extension TraceSpan {
    /// The span's own reference.
    public var reference: SpanReference { SpanReference(traceID: traceID, spanID: spanID) }

    /// The parent's reference; nil for a root.
    public var parentReference: SpanReference? {
        parentSpanID.map { SpanReference(traceID: traceID, spanID: $0) }
    }
}

extension TraceSpan.Link {
    /// The reference of the span that the link points to.
    public var reference: SpanReference { SpanReference(traceID: traceID, spanID: spanID) }
}
