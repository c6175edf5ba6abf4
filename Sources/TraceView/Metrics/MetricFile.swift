/// Reads OTLP files of metrics. OpenTelemetry: "OTLP File Exporter", JSON lines, `.jsonl`.
public enum MetricFile {
    /// Reads files one after another. What cannot be read, be it a file or a line, is listed in the document's
    /// problems; everything else is read.
    public static func read(paths: [String]) -> MetricDocument {
        OTLPFile.read(paths: paths)
    }
}
