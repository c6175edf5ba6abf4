/// A distribution in buckets. OpenTelemetry protocol: `HistogramDataPoint` in `metrics.proto`.
public struct HistogramBuckets: Sendable, Equatable {
    /// Where a quantile lies: all that buckets can tell.
    public enum Quantile: Sendable, Equatable {
        /// In a bucket with this upper bound.
        case atMost(Double)
        /// In the last bucket, above this bound.
        case above(Double)
    }

    /// How many values were recorded.
    public var count: UInt64
    /// Their sum; nil where the file has none.
    public var sum: Double?
    /// The smallest of them; nil where the file has none.
    public var min: Double?
    /// The largest of them; nil where the file has none.
    public var max: Double?
    /// The upper bounds of the buckets, ascending; each is included in its bucket.
    public var explicitBounds: [Double]
    /// How many values fell into each bucket: one number more than there are bounds, or none at all.
    public var bucketCounts: [UInt64]

    /// Makes a distribution.
    public init(
        count: UInt64,
        sum: Double? = nil,
        min: Double? = nil,
        max: Double? = nil,
        explicitBounds: [Double] = [],
        bucketCounts: [UInt64] = []
    ) {
        self.count = count
        self.sum = sum
        self.min = min
        self.max = max
        self.explicitBounds = explicitBounds
        self.bucketCounts = bucketCounts
    }

    /// The mean; nil without a value or a sum.
    public var mean: Double? {
        count > 0 ? sum.map { $0 / Double(count) } : nil
    }

    /// The bucket that the value lies in which the share `fraction` of the values, from 0 to 1, does not exceed; nil without
    /// values or bounds.
    public func quantile(_ fraction: Double) -> Quantile? {
        let total = Self.total(bucketCounts)
        guard total > 0, let last = explicitBounds.last else { return nil }
        let rank = Swift.max(1, (fraction * Double(total)).rounded(.up))
        var seen: UInt64 = 0
        for (bound, count) in zip(explicitBounds, bucketCounts) {
            seen = Self.total([seen, count])
            if Double(seen) >= rank { return .atMost(bound) }
        }
        return .above(last)
    }

    /// The sum, or the largest number where 64 bits cannot hold it: a file can say anything.
    private static func total(_ counts: [UInt64]) -> UInt64 {
        counts.reduce(0) { sum, count in
            let (total, overflow) = sum.addingReportingOverflow(count)
            return overflow ? .max : total
        }
    }
}
