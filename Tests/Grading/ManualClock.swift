import OTel
import Synchronization

/// A clock that a check moves by hand. Each reading is a microsecond later than the one before, so that what was done
/// first has the earlier time.
public final class ManualClock: WallClock {
    private let nanoseconds: Mutex<UInt64>

    /// Starts at a moment of 2026, given in nanoseconds since the Unix epoch.
    public init(startingAt nanoseconds: UInt64 = 1_780_000_000_000_000_000) {
        self.nanoseconds = Mutex(nanoseconds)
    }

    /// The present moment in nanoseconds since the Unix epoch, and a microsecond passes.
    public var nanosecondsSinceEpoch: UInt64 {
        nanoseconds.withLock { nanoseconds in
            nanoseconds += 1_000
            return nanoseconds
        }
    }

    /// The present moment in milliseconds since the Unix epoch, as Kafka writes timestamps.
    public var millisecondsSinceEpoch: Int64 {
        Int64(nanosecondsSinceEpoch / 1_000_000)
    }

    /// Lets `milliseconds` pass.
    public func advance(milliseconds: UInt64) {
        nanoseconds.withLock { $0 += milliseconds * 1_000_000 }
    }
}
