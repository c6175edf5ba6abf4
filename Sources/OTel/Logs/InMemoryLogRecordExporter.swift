import Synchronization

/// Keeps logged messages in memory, for tests (OpenTelemetry specification, "Logs SDK", LogRecordExporter).
public final class InMemoryLogRecordExporter: LogRecordExporter {
    private let kept = Mutex<[LogRecord]>([])

    /// Makes an empty one.
    public init() {}

    /// What was logged so far, in order.
    public var records: [LogRecord] {
        kept.withLock { $0 }
    }

    /// Keeps `records`.
    public func export(_ records: [LogRecord]) {
        kept.withLock { $0 += records }
    }
}
