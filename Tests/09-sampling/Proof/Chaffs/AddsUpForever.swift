@testable import Lab09Solution

/// Never begins a new window: what came since the start counts as one second.
enum AddsUpForever {
    struct RateWindow: Sendable {
        static let length: UInt64 = 1_000_000_000

        let tracesPerSecond: Double

        private(set) var start: UInt64

        private(set) var count = 0

        private(set) var previousCount = 0

        init(tracesPerSecond: Int, startingAt start: UInt64) {
            self.tracesPerSecond = Double(tracesPerSecond)
            self.start = start
        }

        mutating func probability(ofTraceAt now: UInt64) -> Double {
            count += 1

            let expected = max(Double(previousCount), tracesPerSecond)
            let excess = min(1, expected / Double(count))
            return tracesPerSecond / expected * excess * excess
        }
    }
}
