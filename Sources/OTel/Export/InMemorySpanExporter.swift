import Synchronization

/// Keeps finished spans in memory, for tests (OpenTelemetry specification, "Tracing SDK", Span Exporter).
public final class InMemorySpanExporter: SpanExporter {
    private let spans = Mutex<[SpanData]>([])

    /// Makes an empty one.
    public init() {}

    /// The spans exported so far, in the order in which they ended.
    public var finishedSpans: [SpanData] {
        spans.withLock { $0 }
    }

    /// Forgets all spans.
    public func reset() {
        spans.withLock { $0.removeAll() }
    }

    /// Keeps `spans`.
    public func export(_ spans: [SpanData]) {
        self.spans.withLock { $0 += spans }
    }

    /// Does nothing: spans are kept at once.
    public func forceFlush() {}

    /// Does nothing: the spans stay readable.
    public func shutdown() {}
}
