import OTel
import Synchronization

/// Keeps what it is asked to call, until a test says that the time has come.
public final class ManualBatchTimer: BatchTimer {
    private let pending = Mutex<[(delay: Duration, action: @Sendable () -> Void)]>([])

    /// A timer that nobody waits for.
    public init() {}

    /// How long each of those who wait asked to wait.
    public var delays: [Duration] { pending.withLock { $0.map(\.delay) } }

    /// Keeps `action` for ``fire()``.
    public func schedule(after delay: Duration, _ action: @escaping @Sendable () -> Void) {
        pending.withLock { $0.append((delay, action)) }
    }

    /// Calls everything that is waiting.
    public func fire() {
        let due = pending.withLock { pending in
            defer { pending.removeAll() }
            return pending
        }
        for entry in due {
            entry.action()
        }
    }
}
