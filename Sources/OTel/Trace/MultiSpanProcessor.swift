/// Several processors that each get every span, in order (OpenTelemetry specification, "Tracing SDK", Span processor).
public struct MultiSpanProcessor: SpanProcessor {
    private let processors: [any SpanProcessor]

    /// Combines `processors`.
    public init(_ processors: [any SpanProcessor]) {
        self.processors = processors
    }

    /// Hands the span to each of them.
    public func onEnd(_ span: SpanData) {
        for processor in processors {
            processor.onEnd(span)
        }
    }

    /// Flushes them one after another.
    public func forceFlush() {
        for processor in processors {
            processor.forceFlush()
        }
    }

    /// Shuts them down one after another.
    public func shutdown() {
        for processor in processors {
            processor.shutdown()
        }
    }
}
