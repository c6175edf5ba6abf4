import Synchronization

/// Is set once, and then calls whoever waits for it.
final class StopSignal: Sendable {
    private struct State {
        var isSet = false
        var actions: [Int: @Sendable () -> Void] = [:]
        var nextID = 0
    }

    private let state = Mutex(State())

    var isSet: Bool { state.withLock { $0.isSet } }

    func set() {
        let actions = state.withLock { state in
            defer { state.actions.removeAll() }
            state.isSet = true
            return state.actions.values.map(\.self)
        }
        for action in actions { action() }
    }

    /// Calls `action` when the signal is set; at once when it is set already.
    @discardableResult
    func onSet(_ action: @escaping @Sendable () -> Void) -> Int? {
        let id: Int? = state.withLock { state in
            guard !state.isSet else { return nil }
            state.nextID += 1
            state.actions[state.nextID] = action
            return state.nextID
        }
        if id == nil { action() }
        return id
    }

    /// Returns when the signal is set, or after `duration`.
    func wait(atMost duration: Duration) async {
        let sleeper = Task { try? await Task.sleep(for: duration) }
        let id = onSet { sleeper.cancel() }
        await sleeper.value
        if let id {
            _ = state.withLock { $0.actions.removeValue(forKey: id) }
        }
    }
}
