/// One data point of a metric, with what its file says of the metric. OpenTelemetry protocol: `Metric`,
/// `HistogramDataPoint` and `NumberDataPoint` in `metrics.proto`.
public struct MetricPoint: Sendable, Equatable {
    /// What was measured.
    public enum Value: Sendable, Equatable {
        /// A distribution.
        case histogram(HistogramBuckets)
        /// A sum or a gauge, as a whole number.
        case int(Int64)
        /// A sum or a gauge, as a floating-point number.
        case double(Double)
    }

    /// The metric's name.
    public var name: String
    /// What is measured, for people.
    public var description: String
    /// The unit by UCUM, for instance `s`.
    public var unit: String
    /// What tells this point from the metric's others.
    public var attributes: TraceAttributes
    /// When the first measurement was made, in nanoseconds since 1970.
    public var startTimeUnixNano: UInt64
    /// When the point was collected, in nanoseconds since 1970.
    public var timeUnixNano: UInt64
    /// Whether the point covers the time since the last one only, and not all the time since the start.
    public var isDelta: Bool
    /// What was measured.
    public var value: Value
    /// What describes the service.
    public var resourceAttributes: TraceAttributes
    /// The name of the instrumentation scope.
    public var scopeName: String

    /// Makes a point.
    public init(
        name: String,
        description: String = "",
        unit: String = "",
        attributes: TraceAttributes = [:],
        startTimeUnixNano: UInt64 = 0,
        timeUnixNano: UInt64 = 0,
        isDelta: Bool = false,
        value: Value,
        resourceAttributes: TraceAttributes = [:],
        scopeName: String = ""
    ) {
        self.name = name
        self.description = description
        self.unit = unit
        self.attributes = attributes
        self.startTimeUnixNano = startTimeUnixNano
        self.timeUnixNano = timeUnixNano
        self.isDelta = isDelta
        self.value = value
        self.resourceAttributes = resourceAttributes
        self.scopeName = scopeName
    }

    /// The service's name; `unknown_service` where the resource has none.
    public var serviceName: String {
        resourceAttributes.text("service.name") ?? "unknown_service"
    }

    /// Whether two points stand for the same thing at two times.
    func isSameSeries(as other: MetricPoint) -> Bool {
        name == other.name && unit == other.unit && scopeName == other.scopeName && attributes == other.attributes
            && resourceAttributes == other.resourceAttributes
    }
}
