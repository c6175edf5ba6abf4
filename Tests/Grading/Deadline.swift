import Foundation
import Synchronization

/// Runs student code under a time limit, on two levels.
///
/// An operation that does not return in `limit` is cancelled and given up: the caller goes on. Code that spins can hold
/// every thread of Swift's pool, so that the caller cannot go on either: then, after `grace`, `giveUp` is called on a
/// thread of its own, to end the process with a message rather than let it hang.
struct Deadline: Sendable {
    var limit: Duration
    var grace: Duration
    var giveUp: @Sendable () -> Void

    /// What `operation` returned, or nil when it did not return in time.
    func run<T: Sendable>(_ operation: @escaping @Sendable () async -> T) async -> T? {
        let handover = Handover<T>()
        let result = await withCheckedContinuation { continuation in
            handover.wait(continuation)
            let task = Task { handover.finish(await operation()) }
            Thread.detachNewThread { [limit, grace, giveUp] in
                guard handover.finished.wait(for: limit) == .timedOut else { return }
                task.cancel()
                handover.finish(nil)
                if handover.resumed.wait(for: grace) == .timedOut {
                    giveUp()
                }
            }
        }
        handover.resumed.signal()
        return result
    }
}

/// Resumes a continuation once, with whichever comes first: the result or the timeout.
private final class Handover<T: Sendable>: Sendable {
    let finished = DispatchSemaphore(value: 0)
    let resumed = DispatchSemaphore(value: 0)
    private let continuation = Mutex<CheckedContinuation<T?, Never>?>(nil)

    func wait(_ continuation: CheckedContinuation<T?, Never>) {
        self.continuation.withLock { $0 = continuation }
    }

    func finish(_ result: T?) {
        let waiting = continuation.withLock { continuation in
            defer { continuation = nil }
            return continuation
        }
        waiting?.resume(returning: result)
        finished.signal()
    }
}

extension DispatchSemaphore {
    fileprivate func wait(for duration: Duration) -> DispatchTimeoutResult {
        let (seconds, attoseconds) = duration.components
        return wait(timeout: .now() + Double(seconds) + Double(attoseconds) / 1e18)
    }
}
