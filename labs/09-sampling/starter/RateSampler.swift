import OTel
import Synchronization

/// Keeps about N new traces a second, however many begin. It is for roots: put it behind a `ParentSampler`.
final class RateSampler: Sampler {
    private struct State {
        var window: RateWindow
        var latest: UInt64
    }

    private let tracesPerSecond: Int
    private let clock: any WallClock
    private let state: Mutex<State>

    var description: String { "RateSampler{\(tracesPerSecond)}" }

    /// - Throws: `SamplerError.invalidRate` when `tracesPerSecond` is below 1.
    init(tracesPerSecond: Int, clock: any WallClock = SystemWallClock()) throws(SamplerError) {
        guard tracesPerSecond >= 1 else { throw .invalidRate(tracesPerSecond) }
        let now = clock.nanosecondsSinceEpoch
        self.tracesPerSecond = tracesPerSecond
        self.clock = clock
        state = Mutex(State(window: RateWindow(tracesPerSecond: tracesPerSecond, startingAt: now), latest: now))
    }

    func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
        let probability = state.withLock { state in
            // Read under the lock, so that the readings come in order.
            let now = clock.nanosecondsSinceEpoch
            if now < state.latest {
                // The clock was set back: what was counted is of no use any more.
                state.window = RateWindow(tracesPerSecond: tracesPerSecond, startingAt: now)
            }
            state.latest = now
            return state.window.probability(ofTraceAt: now)
        }
        // There is no threshold beyond 0 and 1, nor for a value that is no number: that one keeps nothing.
        return decide(parameters, probability: probability > 0 ? min(probability, 1) : 0)
    }
}
