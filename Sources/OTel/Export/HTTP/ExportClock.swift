import Dispatch

/// The time as an exporter sees it. Tests give it one that they move.
public protocol ExportClock: WallClock {
    /// The time since some moment in the past. Unlike the wall clock, it is never set back.
    var now: Duration { get }

    /// Waits for `duration`, blocking the thread.
    ///
    /// - Returns: Whether the time has passed; false when ``interrupt()`` ended the wait.
    func wait(for duration: Duration) -> Bool

    /// Ends the waits going on, and all later ones as soon as they begin.
    func interrupt()
}

/// The system's clocks.
public final class SystemExportClock: ExportClock {
    private let start = ContinuousClock.now

    /// Has no signal until ``interrupt()``, and then one for each who waits.
    private let interrupted = DispatchSemaphore(value: 0)

    /// Makes one, which is for one exporter: an interruption holds for good.
    public init() {}

    /// Time since this clock was made.
    public var now: Duration { ContinuousClock.now - start }

    /// The system's wall clock, in nanoseconds since the Unix epoch.
    public var nanosecondsSinceEpoch: UInt64 { SystemWallClock().nanosecondsSinceEpoch }

    /// Waits on a semaphore.
    public func wait(for duration: Duration) -> Bool {
        guard interrupted.wait(timeout: .now() + duration.seconds) == .success else { return true }
        interrupted.signal()
        return false
    }

    /// Signals the semaphore; each waiter passes the signal on.
    public func interrupt() {
        interrupted.signal()
    }
}

extension Duration {
    /// As a number of seconds.
    var seconds: Double { self / .seconds(1) }
}
