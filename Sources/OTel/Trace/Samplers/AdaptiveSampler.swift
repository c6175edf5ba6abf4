import Synchronization

/// Keeps about N new traces a second, however many begin. The specification names no such sampler; this one decides by
/// the rule of its ProbabilitySampler and writes the threshold of each decision (`ot=th:…`), so that samplers further on
/// and backends treat its traces like any others. A span with a parent is no new trace: it does as its parent did.
///
/// **How.** Time is cut into windows of one second. Call E the number of traces that this window is expected to bring: as
/// many as the one before, but at least N. The i-th trace of a window is kept with the probability
///
///     N / E                while i ≤ E
///     N / E × (E / i)²     after that: there is more load than expected
///
/// The probability depends on how many traces began and when, never on their ids. That keeps the counts which a backend
/// computes from `th` right on average.
///
/// **Bounds**, for the mean number of traces kept in a window:
/// - N when as many traces came as in the window before, and there were at least N;
/// - all, when neither window has more than N traces;
/// - 2 N at most, whatever comes: N for the first E traces and less than N for all later ones together. So 10,000 traces
///   in the second after a silence leave about 2 N. Any second touches two windows at most, which makes it 4 N.
///
/// The number itself varies about its mean by chance, by its square root or so. Uneven load of a few traces a second keeps a
/// little less than N: about 5 % less at N = 1 and 5 traces a second.
///
/// **Lag.** More load is answered at once, from trace E + 1. Less load is noticed when the next window begins: until then
/// too few are kept. After a window without traces the sampler starts afresh.
///
/// **Clock.** Set forward, it looks like a silence. Set back, the window goes on for a second from there, without a new
/// allowance.
public final class AdaptiveSampler: Sampler {
    /// The traces of this window and of the one before. Times are in nanoseconds since the Unix epoch.
    private struct Window {
        static let length: UInt64 = 1_000_000_000

        var start: UInt64
        var count = 0
        var previousCount = 0

        mutating func countTrace(at now: UInt64) {
            let age = now >= start ? now - start : 0
            if age >= 2 * Self.length {
                self = Window(start: now)
            } else if age >= Self.length {
                self = Window(start: start + Self.length, previousCount: count)
            } else if now < start {
                start = now
            }
            count += 1
        }

        /// The probability of the trace counted last.
        func probability(tracesPerSecond: Double) -> Double {
            let expected = max(Double(previousCount), tracesPerSecond)
            let excess = min(1, expected / Double(count))
            return tracesPerSecond / expected * excess * excess
        }
    }

    private let tracesPerSecond: Int
    private let clock: any WallClock
    private let window: Mutex<Window>

    /// Makes a sampler that keeps about `tracesPerSecond` new traces a second.
    ///
    /// - Parameters:
    ///   - tracesPerSecond: N, 1 or more.
    ///   - clock: tells when a trace begins.
    /// - Throws: ``SamplerError/invalidRate(_:)`` when `tracesPerSecond` is below 1.
    public init(tracesPerSecond: Int, clock: any WallClock = SystemWallClock()) throws(SamplerError) {
        guard tracesPerSecond >= 1 else { throw .invalidRate(tracesPerSecond) }
        self.tracesPerSecond = tracesPerSecond
        self.clock = clock
        window = Mutex(Window(start: clock.nanosecondsSinceEpoch))
    }

    /// Keeps a new trace when its randomness is at least the threshold of the moment; does as the parent did otherwise.
    public func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
        if let parent = parameters.parent {
            return SamplingResult(decision: parent.isSampled ? .recordAndSample : .drop, traceState: parent.traceState)
        }
        let probability = window.withLock { window in
            // Read under the lock, so that the readings come in order.
            window.countTrace(at: clock.nanosecondsSinceEpoch)
            return window.probability(tracesPerSecond: Double(tracesPerSecond))
        }
        return parameters.decide(by: SamplingThreshold(clamping: probability))
    }

    /// The name and N: `AdaptiveSampler{tracesPerSecond=10}`.
    public var description: String { "AdaptiveSampler{tracesPerSecond=\(tracesPerSecond)}" }
}
