/// Gets every recorded span when it ends (OpenTelemetry specification, "Tracing SDK", Span processor).
public protocol SpanProcessor: Sendable {
    /// Called when a span that is sampled has ended. It must not block for long: it runs in the program's own path.
    func onEnd(_ span: SpanData)

    /// Returns when all spans that have ended are exported.
    func forceFlush()

    /// Flushes and closes the exporter. Spans that end later are ignored.
    func shutdown()
}

/// Hands each span to the exporter as soon as it ends (OpenTelemetry specification, "Tracing SDK", Simple processor).
/// Right for tests and small programs; a service wants a batch.
public struct SimpleSpanProcessor: SpanProcessor {
    private let exporter: any SpanExporter

    /// Exports to `exporter`.
    public init(exporter: any SpanExporter) {
        self.exporter = exporter
    }

    /// Exports the span.
    public func onEnd(_ span: SpanData) {
        exporter.export([span])
    }

    /// Flushes the exporter.
    public func forceFlush() {
        exporter.forceFlush()
    }

    /// Shuts the exporter down.
    public func shutdown() {
        exporter.shutdown()
    }
}
