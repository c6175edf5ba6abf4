/// Count, sum, minimum, maximum, and a count for each bucket (OpenTelemetry specification, "Metrics SDK", Explicit Bucket
/// Histogram Aggregation).
struct HistogramAggregation: Sendable {
    private(set) var count: UInt64 = 0
    private(set) var sum = 0.0
    private(set) var min = Double.infinity
    private(set) var max = -Double.infinity
    private(set) var bucketCounts: [UInt64]

    init(boundaries: [Double]) {
        bucketCounts = Array(repeating: 0, count: boundaries.count + 1)
    }

    /// Adds a finite value. A bucket includes its upper boundary; the last one has none.
    mutating func record(_ value: Double, boundaries: [Double]) {
        count += 1
        sum += value
        min = Swift.min(min, value)
        max = Swift.max(max, value)
        bucketCounts[boundaries.firstIndex { value <= $0 } ?? boundaries.count] += 1
    }
}
