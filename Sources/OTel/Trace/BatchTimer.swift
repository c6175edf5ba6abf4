import Dispatch

/// Where a ``BatchSpanProcessor`` has its delays from (OpenTelemetry specification, "Tracing SDK", Batching processor,
/// `scheduledDelayMillis`). Tests give it one that they fire.
public protocol BatchTimer: Sendable {
    /// Calls `action` once, when `delay` has passed. Returns at once.
    func schedule(after delay: Duration, _ action: @escaping @Sendable () -> Void)
}

/// The system's timer.
public struct SystemBatchTimer: BatchTimer {
    /// A serial queue of its own: libdispatch gives it a thread even when all threads of the shared pool are busy.
    private let queue = DispatchQueue(label: "batch-span-processor-timer")

    /// Makes one.
    public init() {}

    /// Calls `action` on a background thread when `delay` has passed.
    public func schedule(after delay: Duration, _ action: @escaping @Sendable () -> Void) {
        queue.asyncAfter(deadline: .now(plus: delay), execute: action)
    }
}

extension Duration {
    /// 68 years: a longer time could not be added to the clock's nanoseconds without an overflow.
    static let longestWait = Duration.seconds(Int32.max)
}

extension DispatchTime {
    /// The moment `duration` from now, at most ``Swift/Duration/longestWait``.
    static func now(plus duration: Duration) -> DispatchTime {
        let (seconds, attoseconds) = min(max(duration, .zero), .longestWait).components
        return .now() + .nanoseconds(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
    }
}
