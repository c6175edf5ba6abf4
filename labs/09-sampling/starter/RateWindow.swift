import LabKit

/// The new traces of this second and of the one before, and what follows from them for the next one.
struct RateWindow: Sendable {
    /// How long a window is, in nanoseconds.
    static let length: UInt64 = 1_000_000_000

    /// N: how many traces to keep of those that begin in a second.
    let tracesPerSecond: Double

    /// When this window began, in nanoseconds.
    private(set) var start: UInt64

    /// How many traces began in this window.
    private(set) var count = 0

    /// How many traces began in the window before.
    private(set) var previousCount = 0

    init(tracesPerSecond: Int, startingAt start: UInt64) {
        self.tracesPerSecond = Double(tracesPerSecond)
        self.start = start
    }

    /// Counts a new trace.
    ///
    /// - Parameter now: when it begins, in nanoseconds; never earlier than at the call before.
    /// - Returns: the probability with which it is to be kept. More than 1 counts as 1.
    mutating func probability(ofTraceAt now: UInt64) -> Double {
        // Your code: step 5.
        TODO(5, "keep about N traces a second, whatever comes")
        return 1
        // End of your code.
    }
}
