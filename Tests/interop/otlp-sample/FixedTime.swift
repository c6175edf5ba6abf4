import OTel
import Tracing

/// A clock that stands still.
struct FixedTime: WallClock {
    let nanosecondsSinceEpoch: UInt64 = 1_700_000_000_000_000_001
}

/// The moment `nanoseconds` after the one at which the clock stands.
func instant(_ nanoseconds: UInt64) -> DefaultTracerClock.Timestamp {
    DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: FixedTime().nanosecondsSinceEpoch + nanoseconds)
}
