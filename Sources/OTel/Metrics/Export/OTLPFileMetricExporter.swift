/// Writes metrics to a file as OTLP JSON lines (OpenTelemetry specification, "OTLP File Exporter"): each export appends one
/// line, `{"resourceMetrics":[…]}`.
///
/// A file holds one kind of telemetry, says the specification: metrics want a file beside that of the spans.
public final class OTLPFileMetricExporter: MetricExporter {
    private let file: JSONLinesFile

    /// Creates the file at `path`, with the folders above it; a file already there is emptied.
    ///
    /// - Throws: ``OTLPFileError`` when it cannot be written.
    public init(path: String) throws {
        file = try JSONLinesFile(path: path)
    }

    /// Appends one line. When that fails, says so once on standard error and writes nothing more.
    public func export(_ metrics: [MetricData]) {
        guard !metrics.isEmpty else { return }
        file.append(OTLPJSON.encode(metrics))
    }

    /// Does nothing: a line is in the file when ``export(_:)`` returns.
    public func forceFlush() {}

    /// Closes the file.
    public func shutdown() {
        file.close()
    }
}
