/// Reads OTLP files of spans. OpenTelemetry: "OTLP File Exporter", JSON lines, `.jsonl`.
public enum TraceFile {
    /// Reads files one after another. What cannot be read, be it a file or a line, is listed in the document's
    /// problems; everything else is read.
    public static func read(paths: [String]) -> TraceDocument {
        OTLPFile.read(paths: paths)
    }
}
