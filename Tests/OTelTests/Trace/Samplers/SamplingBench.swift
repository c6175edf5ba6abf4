import OTel
import Synchronization
import Tracing

/// A clock that goes where it is told, backwards too.
final class SettableClock: WallClock {
    private let nanoseconds = Mutex<UInt64>(1_700_000_000_000_000_000)

    var nanosecondsSinceEpoch: UInt64 { nanoseconds.withLock { $0 } }

    /// Moves the clock by `seconds`, rounded to nanoseconds.
    func move(by seconds: Double) {
        let step = Int64((seconds * 1e9).rounded())
        nanoseconds.withLock { $0 = UInt64(Int64($0) + step) }
    }
}

enum SamplingBench {
    /// The highest randomness that a trace id can have: every sampler that keeps anything keeps it.
    static let alwaysKept: UInt64 = 0x00FF_FFFF_FFFF_FFFF

    /// The start of a new trace whose id has the randomness `randomness`.
    static func root(_ randomness: UInt64) -> SamplingParameters {
        // The byte before the last 14 digits is no part of R.
        SamplingParameters(
            parent: nil,
            traceID: TraceID(high: 0xABCD, low: 0x5A << 56 | randomness),
            spanName: "work",
            kind: .internal
        )
    }

    /// The start of a span with a remote parent.
    static func child(_ randomness: UInt64, flags: TraceFlags = [], traceState: String = "") -> SamplingParameters {
        let traceID = root(randomness).traceID
        let parent = SpanContext(
            traceID: traceID,
            spanID: SpanID(1),
            traceFlags: flags,
            traceState: TraceState(parsing: traceState) ?? TraceState(),
            isRemote: true
        )
        return SamplingParameters(parent: parent, traceID: traceID, spanName: "work", kind: .internal)
    }

    /// How far a count may be from `mean` with odds of at most 2 in 10^9 that it is farther, where each of many
    /// independent traces is kept or not (Bernstein's inequality, which holds for unequal probabilities too).
    static func slack(mean: Double) -> Double {
        let log = 20.73  // ln 10^9
        return log / 3 + (log * log / 9 + 2 * log * mean).squareRoot()
    }
}
