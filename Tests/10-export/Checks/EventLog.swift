import Synchronization

/// What happened, in order, for those who wait for it.
final class EventLog<Event: Equatable & Sendable>: Sendable {
    private struct State {
        var events: [Event] = []
        var listeners: [AsyncStream<Void>.Continuation] = []
    }

    private let state = Mutex(State())
    private let isHopeless: @Sendable () -> Bool

    /// - Parameter isHopeless: whether it is known that nothing more will happen.
    init(isHopeless: @escaping @Sendable () -> Bool = { false }) {
        self.isHopeless = isHopeless
    }

    var all: [Event] { state.withLock { $0.events } }

    func note(_ event: Event) {
        let listeners = state.withLock { state in
            state.events.append(event)
            return state.listeners
        }
        for listener in listeners {
            listener.yield()
        }
    }

    func contains(_ event: Event) -> Bool {
        all.contains(event)
    }

    /// Returns when one of `events` has happened, at once when it already has.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    func until(_ events: Event...) async throws {
        let (changes, continuation) = AsyncStream<Void>.makeStream()
        state.withLock { $0.listeners.append(continuation) }
        continuation.yield()
        for await _ in changes where all.contains(where: events.contains) {
            return
        }
        throw CancellationError()
    }

    /// Whether one of `events` happens. Only a wrong submission makes this wait for as long as `patience`.
    func sees(_ events: Event..., patience: Duration = .milliseconds(1500)) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { [self] in
                let (changes, continuation) = AsyncStream<Void>.makeStream()
                state.withLock { $0.listeners.append(continuation) }
                continuation.yield()
                for await _ in changes where all.contains(where: events.contains) {
                    return true
                }
                return false
            }
            group.addTask { [isHopeless] in
                let end = ContinuousClock.now + patience
                while ContinuousClock.now < end, !isHopeless(), !Task.isCancelled {
                    try? await Task.sleep(for: min(patience, .milliseconds(50)))
                }
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }
}
