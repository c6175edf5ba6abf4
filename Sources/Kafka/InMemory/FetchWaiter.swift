/// What a fetch ends with.
enum FetchOutcome: Sendable {
    /// Messages; none when the time ran out.
    case messages([KafkaConsumerMessage])
    /// The consumer has ended.
    case ended
    /// The task was cancelled.
    case cancelled
}

/// A fetch that is under way: it is resumed exactly once, by whoever takes it off the list of those waiting.
struct FetchWaiter: Sendable {
    let id: Int
    let groupID: String
    let memberID: Int
    let maxMessages: Int
    let continuation: CheckedContinuation<FetchOutcome, Never>

    /// Ends the wait when its time is over.
    var timer: Task<Void, Never>?

    func resume(with outcome: FetchOutcome) {
        timer?.cancel()
        continuation.resume(returning: outcome)
    }
}

/// Somebody who wants to know when `count` fetches are waiting.
struct IdleWatcher: Sendable {
    let count: Int
    let continuation: CheckedContinuation<Void, Never>
}
