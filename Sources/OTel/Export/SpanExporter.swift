/// Takes finished spans out of the process (OpenTelemetry specification, "Tracing SDK", Span Exporter).
public protocol SpanExporter: Sendable {
    /// Exports `spans`, and returns when it is done. A failure is reported by the exporter itself and never thrown:
    /// telemetry must not fail the program.
    func export(_ spans: [SpanData])

    /// Returns when everything handed over so far has left the process.
    func forceFlush()

    /// Flushes and closes. Later exports are ignored.
    func shutdown()
}
