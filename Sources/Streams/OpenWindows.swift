/// A key's window.
struct WindowSlot: Hashable {
    let window: TimeWindow
    let key: [UInt8]?
}

extension WindowSlot: Comparable {
    /// Orders by the windows' ends, then by the keys' bytes, the null key first.
    static func < (lhs: WindowSlot, rhs: WindowSlot) -> Bool {
        guard lhs.window.end == rhs.window.end else { return lhs.window.end < rhs.window.end }
        guard let left = lhs.key, let right = rhs.key else { return lhs.key == nil && rhs.key != nil }
        return left.lexicographicallyPrecedes(right)
    }
}

/// The windows that are open, each with its state.
struct OpenWindows<State: Sendable> {
    private var states: [WindowSlot: State] = [:]

    /// The window that closes next, so that most records need no search.
    private var first: WindowSlot?

    /// Changes the state of `slot` in place, opening the window if need be.
    mutating func update(
        _ slot: WindowSlot,
        initial: () -> State,
        _ body: (inout State) throws -> Void
    ) throws {
        try body(&states[slot, default: initial()])
        first = first.map { min($0, slot) } ?? slot
    }

    /// Takes out the windows that `watermark` has passed, in their order.
    mutating func removeAll(ifPast watermark: Watermark) -> [(slot: WindowSlot, state: State)] {
        guard let first, watermark.isPast(first.window) else { return [] }
        let past = states.filter { watermark.isPast($0.key.window) }.sorted { $0.key < $1.key }
        for (slot, _) in past {
            states[slot] = nil
        }
        self.first = states.keys.min()
        return past.map { (slot: $0.key, state: $0.value) }
    }
}
