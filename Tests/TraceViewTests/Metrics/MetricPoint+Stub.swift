import TraceView

extension MetricPoint {
    /// A histogram by the messaging convention. The counts are those of its first buckets; the others are empty.
    static func stub(
        _ name: String = "messaging.process.duration",
        unit: String = "s",
        counts: [UInt64],
        sum: Double? = nil,
        min: Double? = nil,
        max: Double? = nil,
        bounds: [Double] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
        attributes: TraceAttributes = [:],
        time: UInt64 = 0,
        isDelta: Bool = false,
        service: String = "billing"
    ) -> MetricPoint {
        MetricPoint(
            name: name,
            unit: unit,
            attributes: attributes,
            timeUnixNano: time,
            isDelta: isDelta,
            value: .histogram(
                HistogramBuckets(
                    count: counts.reduce(0, &+),
                    sum: sum,
                    min: min,
                    max: max,
                    explicitBounds: bounds,
                    bucketCounts: counts + Array(repeating: 0, count: Swift.max(0, bounds.count + 1 - counts.count))
                )
            ),
            resourceAttributes: ["service.name": .string(service)]
        )
    }
}
