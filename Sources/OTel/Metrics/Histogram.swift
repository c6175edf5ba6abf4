import Synchronization
import Tracing

/// An instrument for values whose distribution matters, such as durations (OpenTelemetry specification, "Metrics API",
/// Histogram). A ``Meter`` makes it. It can be used from any thread.
public final class Histogram: Sendable {
    /// What the histogram measures.
    public let definition: Definition

    private let stream: Mutex<MetricStream<HistogramAggregation>>
    private let context: InstrumentContext

    init(_ definition: Definition, context: InstrumentContext) {
        self.definition = definition
        self.context = context
        stream = Mutex(MetricStream(limit: context.cardinalityLimit))
    }

    /// Records a value, in the histogram's unit: seconds for a duration.
    ///
    /// The specification expects values that are not negative and leaves open what becomes of others. Here a value that
    /// is negative, infinite or not a number is not recorded, because a single one would spoil the sum for good; the
    /// first of each sort is reported on standard error.
    ///
    /// - Parameters:
    ///   - value: what was measured.
    ///   - attributes: what to tell measurements apart by; of few different values each.
    public func record(_ value: Double, attributes: SpanAttributes = [:]) {
        guard value.isFinite, value >= 0 else {
            context.refused(value.isNaN ? "not a number" : value.isInfinite ? "infinite" : "negative", definition.name)
            return
        }
        let boundaries = definition.boundaries
        let outcome = stream.withLock { stream in
            stream.update(
                attributes,
                time: context.clock.nanosecondsSinceEpoch,
                initial: HistogramAggregation(boundaries: boundaries)
            ) { $0.record(value, boundaries: boundaries) }
        }
        if outcome == .overflowed {
            context.overflowed(definition.name)
        }
    }

    /// Records a duration in the histogram's unit: in milliseconds, microseconds or nanoseconds where that is `ms`, `us` or
    /// `ns`, and in seconds otherwise, which is what the semantic conventions ask for ("Metrics semantic conventions",
    /// Instrument units).
    public func record(_ duration: Duration, attributes: SpanAttributes = [:]) {
        let unit: Duration =
            switch definition.unit {
            case "ms": .milliseconds(1)
            case "us": .microseconds(1)
            case "ns": .nanoseconds(1)
            default: .seconds(1)
            }
        record(duration / unit, attributes: attributes)
    }
}

// MARK: - MetricInstrument

extension Histogram: MetricInstrument {
    var identity: InstrumentIdentity {
        InstrumentIdentity(
            kind: "histogram",
            name: definition.name,
            unit: definition.unit,
            description: definition.description
        )
    }

    func collect(at time: UInt64) -> MetricData.Points {
        let series = stream.withLock { $0.all }
        return .histogram(
            series.map { series in
                MetricData.HistogramDataPoint(
                    attributes: series.attributes,
                    startTime: series.startTime,
                    // The clock may have been set back since.
                    time: max(time, series.startTime),
                    count: series.aggregation.count,
                    sum: series.aggregation.sum,
                    min: series.aggregation.min,
                    max: series.aggregation.max,
                    explicitBounds: definition.boundaries,
                    bucketCounts: series.aggregation.bucketCounts
                )
            }
        )
    }
}
