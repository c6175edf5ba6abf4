extension Histogram {
    /// What a histogram is made from (OpenTelemetry specification, "Metrics API", Histogram creation).
    public struct Definition: Sendable, Equatable {
        /// The name, such as `messaging.process.duration` ("Metrics API", Instrument name syntax).
        public let name: String

        /// The unit by UCUM, such as `s` ("Metrics API", Instrument unit).
        public let unit: String

        /// What is measured, for people ("Metrics API", Instrument description).
        public let description: String

        /// The upper boundaries of the buckets, in ascending order, each included in its bucket; above the last one is
        /// one bucket more ("Metrics API", Instrument advisory parameter `ExplicitBucketBoundaries`).
        public let boundaries: [Double]

        /// Defines a histogram.
        public init(
            name: String,
            unit: String = "",
            description: String = "",
            boundaries: [Double] = Histogram.defaultBoundaries
        ) {
            self.name = name
            self.unit = unit
            self.description = description
            self.boundaries = boundaries
        }

        /// Finite and ascending: with others, no value could be put into one bucket.
        var hasValidBoundaries: Bool {
            boundaries.allSatisfy(\.isFinite) && zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 }
        }

        func withDefaultBoundaries() -> Definition {
            Definition(name: name, unit: unit, description: description)
        }
    }

    /// The boundaries of a histogram that is given none (OpenTelemetry specification, "Metrics SDK", Explicit Bucket
    /// Histogram Aggregation). They suit milliseconds; for seconds there is ``messagingDurationBoundaries``.
    public static let defaultBoundaries: [Double] = [
        0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000,
    ]
}
