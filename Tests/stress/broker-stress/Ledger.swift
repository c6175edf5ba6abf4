import Synchronization

/// What was acknowledged and what was handled.
final class Ledger: Sendable {
    private struct State {
        var acknowledged: [Bool]
        var handled: [Int]
        /// How many messages were acknowledged and not handled yet.
        var missing = 0
        var isSent = false
        var undelivered = 0
        var invalid = 0
    }

    private let state: Mutex<State>

    init(messages: Int) {
        state = Mutex(
            State(acknowledged: Array(repeating: false, count: messages), handled: Array(repeating: 0, count: messages))
        )
    }

    func acknowledge(_ number: Int) {
        state.withLock { state in
            state.acknowledged[number] = true
            if state.handled[number] == 0 { state.missing += 1 }
        }
    }

    func failToDeliver() {
        state.withLock { $0.undelivered += 1 }
    }

    /// - Parameter number: the message's number, or nil for one whose trace context is not its own.
    func handle(_ number: Int?) {
        state.withLock { state in
            guard let number, state.handled.indices.contains(number) else {
                state.invalid += 1
                return
            }
            state.handled[number] += 1
            if state.handled[number] == 1, state.acknowledged[number] { state.missing -= 1 }
        }
    }

    /// Nothing more will be acknowledged.
    func endSending() {
        state.withLock { $0.isSent = true }
    }

    /// Whether every message was sent, and every acknowledged one handled.
    var isComplete: Bool {
        state.withLock { $0.isSent && $0.missing == 0 }
    }

    /// What happened, and whether it is what should.
    var verdict: (isGood: Bool, text: String) {
        state.withLock { state in
            let acknowledged = state.acknowledged.count { $0 }
            let again = state.handled.reduce(0) { $0 + max($1 - 1, 0) }
            let isGood = state.missing == 0 && state.invalid == 0 && state.undelivered == 0 && acknowledged > 0
            return (
                isGood,
                "\(acknowledged) acknowledged, \(state.undelivered) not delivered, \(state.missing) acknowledged and never "
                    + "handled, \(again) handled again after a kill, \(state.invalid) with a wrong trace context"
            )
        }
    }
}
