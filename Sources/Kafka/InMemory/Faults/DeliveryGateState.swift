/// What the lock of a ``DeliveryGate`` protects. Its methods return whom to resume.
struct DeliveryGateState: Sendable {
    typealias Continuation = CheckedContinuation<Void, Never>

    private var isOpen = false
    private var lastID = 0
    private var held: [(id: Int, continuation: Continuation)] = []
    private var watchers: [(count: Int, continuation: Continuation)] = []

    mutating func makeID() -> Int {
        lastID += 1
        return lastID
    }

    mutating func open() -> [Continuation] {
        isOpen = true
        defer { held = [] }
        return held.map(\.continuation)
    }

    mutating func close() {
        isOpen = false
    }

    /// - Parameter isCancelled: whether the task was cancelled before; a cancellation after this finds it held.
    mutating func hold(_ continuation: Continuation, id: Int, isCancelled: Bool) -> [Continuation] {
        guard !isOpen, !isCancelled else { return [continuation] }
        held.append((id, continuation))
        return satisfiedWatchers()
    }

    mutating func letGo(id: Int) -> [Continuation] {
        guard let index = held.firstIndex(where: { $0.id == id }) else { return [] }
        return [held.remove(at: index).continuation]
    }

    mutating func watch(count: Int, _ continuation: Continuation) -> [Continuation] {
        watchers.append((count, continuation))
        return satisfiedWatchers()
    }

    private mutating func satisfiedWatchers() -> [Continuation] {
        let satisfied = watchers.filter { $0.count <= held.count }
        watchers.removeAll { $0.count <= held.count }
        return satisfied.map(\.continuation)
    }
}
