import OTel
import Synchronization

/// A clock that moves when somebody waits, or when it is told to.
final class ManualExportClock: ExportClock {
    private struct State {
        var elapsed = Duration.zero
        var waits: [Duration] = []
        var isInterrupted = false
        var onWait: (@Sendable () -> Void)?
    }

    /// Sun, 06 Nov 1994 08:49:37 GMT.
    static let start: UInt64 = 784_111_777_000_000_000

    private let state = Mutex(State())

    /// All waits so far.
    var waits: [Duration] { state.withLock { $0.waits } }

    var now: Duration { state.withLock { $0.elapsed } }

    var nanosecondsSinceEpoch: UInt64 {
        Self.start + UInt64(now / .nanoseconds(1))
    }

    func advance(by duration: Duration) {
        state.withLock { $0.elapsed += duration }
    }

    /// Calls `action` when a wait begins.
    func onWait(_ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.onWait = action }
    }

    func wait(for duration: Duration) -> Bool {
        state.withLock { $0.onWait }?()
        return state.withLock { state in
            state.waits.append(duration)
            guard !state.isInterrupted else { return false }
            state.elapsed += duration
            return true
        }
    }

    func interrupt() {
        state.withLock { $0.isInterrupted = true }
    }
}
