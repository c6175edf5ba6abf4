@testable import Lab09Solution

/// Counts nanoseconds wrongly: its windows are of a tenth of a second.
enum TakesATenthForASecond {
    struct RateWindow: Sendable {
        static let length: UInt64 = 100_000_000

        let tracesPerSecond: Double

        private(set) var start: UInt64

        private(set) var count = 0

        private(set) var previousCount = 0

        init(tracesPerSecond: Int, startingAt start: UInt64) {
            self.tracesPerSecond = Double(tracesPerSecond)
            self.start = start
        }

        mutating func probability(ofTraceAt now: UInt64) -> Double {
            let age = now - start
            if age >= 2 * Self.length {
                (start, previousCount, count) = (now, 0, 0)
            } else if age >= Self.length {
                (start, previousCount, count) = (start + Self.length, count, 0)
            }
            count += 1

            let expected = max(Double(previousCount), tracesPerSecond)
            let excess = min(1, expected / Double(count))
            return tracesPerSecond / expected * excess * excess
        }
    }
}
