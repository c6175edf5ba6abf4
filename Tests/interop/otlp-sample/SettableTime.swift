import OTel
import Synchronization

/// A clock that stands still until it is moved.
final class SettableTime: WallClock {
    private let nanoseconds = Mutex(FixedTime().nanosecondsSinceEpoch)

    var nanosecondsSinceEpoch: UInt64 { nanoseconds.withLock { $0 } }

    func advance(by amount: UInt64) {
        nanoseconds.withLock { $0 += amount }
    }
}
