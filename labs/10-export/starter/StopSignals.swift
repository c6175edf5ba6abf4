import Dispatch
import Foundation
import Synchronization

/// The signals that ask the process to stop, as they come.
final class StopSignals: Sendable {
    private struct State {
        var count = 0
        var listeners: [AsyncStream<Int>.Continuation] = []
    }

    private let state = Mutex(State())

    /// Another signal has come.
    func note() {
        let (count, listeners) = state.withLock { state in
            state.count += 1
            return (state.count, state.listeners)
        }
        for listener in listeners {
            listener.yield(count)
        }
    }

    /// Returns when `count` signals have come in all, at once when they already have.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    func received(_ count: Int) async throws {
        let (counts, continuation) = AsyncStream<Int>.makeStream()
        continuation.yield(
            state.withLock { state in
                state.listeners.append(continuation)
                return state.count
            }
        )
        for await seen in counts where seen >= count {
            return
        }
        throw CancellationError()
    }
}

extension StopSignals {
    /// SIGTERM, which `kill` and Kubernetes send, and SIGINT, which is Ctrl-C. Both no longer end the process by themselves; the
    /// third one does.
    static func ofThisProcess() -> StopSignals {
        let signals = StopSignals()
        for number in [SIGTERM, SIGINT] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                signals.note()
                // The handler keeps the source alive, for as long as the process lives.
                if source.isCancelled || signals.state.withLock({ $0.count }) >= 2 {
                    signal(SIGTERM, SIG_DFL)
                    signal(SIGINT, SIG_DFL)
                }
            }
            source.activate()
        }
        return signals
    }
}
