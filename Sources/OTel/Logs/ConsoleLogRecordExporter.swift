/// Writes each logged message as one line (OpenTelemetry specification, "Logs Exporters", Standard output). The format is
/// for people, and may change.
///
/// `2025-11-03T10:00:00.250Z info shop "order placed" order.id=o-1 service.name=shop trace_id=… span_id=… trace_flags=01`
public struct ConsoleLogRecordExporter: LogRecordExporter {
    private let write: @Sendable (String) -> Void

    /// Writes to standard output.
    public init() {
        write = { print($0) }
    }

    /// Writes through `write`, which gets one line at a time, without a line end, on any thread.
    public init(write: @escaping @Sendable (String) -> Void) {
        self.write = write
    }

    /// Writes one line for each record.
    public func export(_ records: [LogRecord]) {
        for record in records {
            write(LogLine.describe(record))
        }
    }
}
