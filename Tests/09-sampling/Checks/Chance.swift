import Foundation

/// Bounds that a right submission breaks by bad luck once in 1,000,000,000,000 runs at most. They hold for every number of
/// tries, and are no approximations.
enum Chance {
    /// How likely bad luck is, at most.
    static let odds = 1e-12

    /// To end a message with.
    static let text = "Chance alone does this less than once in 1,000,000,000,000 runs."

    /// How far the share among `count` independent tries may be off.
    ///
    /// Hoeffding's inequality: P(|share - p| ≥ t) ≤ 2 e^(-2 n t²).
    static func margin(ofShareAmong count: Int) -> Double {
        (log(2 / odds) / (2 * Double(count))).squareRoot()
    }

    /// The highest number of successes that can be expected of independent tries, of which `mean` succeed on average.
    ///
    /// Chernoff's bound: P(X ≥ k) ≤ e^(k - mean) (mean / k)^k for k above the mean, for tries of different
    /// probabilities too.
    static func most(mean: Double) -> Int {
        var count = Int(mean) + 1
        while exponent(count + 1, mean: mean) > log(odds) {
            count += 1
        }
        return count
    }

    /// The lowest number of successes that can be expected: the same bound, P(X ≤ k) for k below the mean.
    static func least(mean: Double) -> Int {
        var count = Int(mean)
        while count > 0, exponent(count - 1, mean: mean) > log(odds) {
            count -= 1
        }
        return count
    }

    private static func exponent(_ count: Int, mean: Double) -> Double {
        guard count > 0 else { return -mean }
        return Double(count) - mean + Double(count) * log(mean / Double(count))
    }
}
