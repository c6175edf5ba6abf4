import OTel
import Synchronization

/// A clock that shows an earlier time whenever it is read.
final class FallingClock: WallClock {
    private let nanoseconds = Mutex<UInt64>(1_000)

    var nanosecondsSinceEpoch: UInt64 {
        nanoseconds.withLock { nanoseconds in
            nanoseconds -= 1
            return nanoseconds
        }
    }
}
