import Tracing

/// One metric as exporters get it: what an instrument measured, for each set of attributes (OpenTelemetry specification,
/// "Metrics Data Model", Timeseries Model). All of it is cumulative.
public struct MetricData: Sendable, Equatable {
    /// A histogram's measurements under one set of attributes ("Metrics Data Model", Histogram).
    public struct HistogramDataPoint: Sendable, Equatable {
        /// What tells this point from the metric's others.
        public let attributes: SpanAttributes

        /// When the first measurement was made, in nanoseconds since the Unix epoch.
        public let startTime: UInt64

        /// When the point was collected, in nanoseconds since the Unix epoch.
        public let time: UInt64

        /// How many values were recorded.
        public let count: UInt64

        /// Their sum, in the metric's unit.
        public let sum: Double

        /// The smallest of them.
        public let min: Double

        /// The largest of them.
        public let max: Double

        /// The upper boundaries of the buckets; each is included in its bucket.
        public let explicitBounds: [Double]

        /// How many values fell into each bucket: one number more than there are boundaries.
        public let bucketCounts: [UInt64]
    }

    /// A counter's sum under one set of attributes ("Metrics Data Model", Sums).
    public struct NumberDataPoint: Sendable, Equatable {
        /// What tells this point from the metric's others.
        public let attributes: SpanAttributes

        /// When the first measurement was made, in nanoseconds since the Unix epoch.
        public let startTime: UInt64

        /// When the point was collected, in nanoseconds since the Unix epoch.
        public let time: UInt64

        /// The sum.
        public let value: Int64
    }

    /// The points of a metric, by its kind ("Metrics Data Model", Metric points), in the order in which their attributes
    /// were first seen.
    public enum Points: Sendable, Equatable {
        /// Of a ``Histogram``.
        case histogram([HistogramDataPoint])
        /// Of a ``Counter``: a monotonic sum.
        case sum([NumberDataPoint])

        /// Whether there are none.
        public var isEmpty: Bool {
            switch self {
            case .histogram(let points): points.isEmpty
            case .sum(let points): points.isEmpty
            }
        }
    }

    /// What made the measurements: the service.
    public let resource: Resource

    /// The name of the meter.
    public let scopeName: String

    /// The instrument's name.
    public let name: String

    /// What is measured, for people.
    public let description: String

    /// The unit by UCUM.
    public let unit: String

    /// What was measured.
    public let points: Points
}
