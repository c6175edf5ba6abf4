/// Takes logged messages out of the program (OpenTelemetry specification, "Logs SDK", LogRecordExporter). Records are not
/// held back, so there is nothing to flush.
public protocol LogRecordExporter: Sendable {
    /// Exports `records`, on any thread, and returns when it is done. A failure is reported by the exporter itself and
    /// never thrown.
    func export(_ records: [LogRecord])
}
