import Synchronization

/// A value that somebody waits for and that comes from another thread, once. What comes first counts: the value, an
/// error, or the cancellation of the waiting task.
final class Promise<Value: Sendable>: Sendable {
    private enum State {
        case pending
        case awaited(CheckedContinuation<Value, any Error>)
        case settled(Result<Value, any Error>)
    }

    private let state = Mutex(State.pending)

    /// Whether there is no more need for a value.
    var isSettled: Bool {
        state.withLock { if case .settled = $0 { true } else { false } }
    }

    /// Settles the promise.
    ///
    /// - Returns: false when it was settled before; the result was then not taken and is still the caller's.
    @discardableResult
    func settle(_ result: Result<Value, any Error>) -> Bool {
        let (wasTaken, continuation) = state.withLock {
            state -> (Bool, CheckedContinuation<Value, any Error>?) in
            switch state {
            case .pending:
                state = .settled(result)
                return (true, nil)
            case .awaited(let continuation):
                state = .settled(result)
                return (true, continuation)
            case .settled:
                return (false, nil)
            }
        }
        continuation?.resume(with: result)
        return wasTaken
    }

    /// Waits for the value. May be called once.
    ///
    /// - Parameter onCancel: called after a cancellation of the waiting task has settled the promise.
    func value(onCancel: @escaping @Sendable () -> Void = {}) async throws -> Value {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let result = state.withLock { state -> Result<Value, any Error>? in
                    if case .settled(let result) = state { return result }
                    state = .awaited(continuation)
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            if settle(.failure(CancellationError())) { onCancel() }
        }
    }
}
