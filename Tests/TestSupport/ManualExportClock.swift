import OTel
import Synchronization

/// A clock that moves when somebody waits, or when it is told to.
public final class ManualExportClock: ExportClock {
    private struct State {
        var elapsed = Duration.zero
        var waits: [Duration] = []
        var isInterrupted = false
        var onWait: (@Sendable () -> Void)?
    }

    /// Sun, 06 Nov 1994 08:49:37 GMT.
    public static let start: UInt64 = 784_111_777_000_000_000

    private let state = Mutex(State())

    /// A clock that stands still.
    public init() {}

    /// How long each wait so far was asked to take.
    public var waits: [Duration] { state.withLock { $0.waits } }

    /// The time that was waited or advanced so far.
    public var now: Duration { state.withLock { $0.elapsed } }

    /// The time since 1970: ``start``, and what has passed since.
    public var nanosecondsSinceEpoch: UInt64 {
        Self.start + UInt64(now / .nanoseconds(1))
    }

    /// Lets `duration` pass.
    public func advance(by duration: Duration) {
        state.withLock { $0.elapsed += duration }
    }

    /// Calls `action` when a wait begins.
    public func onWait(_ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.onWait = action }
    }

    /// Notes the wait and lets its time pass at once.
    ///
    /// - Returns: false after ``interrupt()``.
    public func wait(for duration: Duration) -> Bool {
        state.withLock { $0.onWait }?()
        return state.withLock { state in
            state.waits.append(duration)
            guard !state.isInterrupted else { return false }
            state.elapsed += duration
            return true
        }
    }

    /// Ends all later waits as soon as they begin.
    public func interrupt() {
        state.withLock { $0.isInterrupted = true }
    }
}
