import Synchronization

/// Keeps metrics in memory, for tests (OpenTelemetry specification, "Metrics Exporter - In-memory").
public final class InMemoryMetricExporter: MetricExporter {
    private let collected = Mutex<[MetricData]>([])

    /// Makes an empty one.
    public init() {}

    /// The metrics exported so far, in order. They are cumulative: an instrument that was exported twice is here twice,
    /// and its later entry includes the earlier one.
    public var metrics: [MetricData] {
        collected.withLock { $0 }
    }

    /// Forgets all metrics.
    public func reset() {
        collected.withLock { $0.removeAll() }
    }

    /// Keeps `metrics`.
    public func export(_ metrics: [MetricData]) {
        collected.withLock { $0 += metrics }
    }

    /// Does nothing: metrics are kept at once.
    public func forceFlush() {}

    /// Does nothing: the metrics stay readable.
    public func shutdown() {}
}
