/// Takes metrics out of the process (OpenTelemetry specification, "Metrics SDK", MetricExporter).
public protocol MetricExporter: Sendable {
    /// Exports `metrics`, and returns when it is done. A failure is reported by the exporter itself and never thrown:
    /// telemetry must not fail the program.
    func export(_ metrics: [MetricData])

    /// Returns when everything handed over so far has left the process.
    func forceFlush()

    /// Flushes and closes. Later exports are ignored.
    func shutdown()
}
