/// What a member asks for.
struct FetchRequest: Sendable {
    let membership: Membership
    let maxMessages: Int
}

/// What a fetch ends with.
enum FetchOutcome: Sendable {
    /// Messages; none when the time ran out.
    case messages([KafkaConsumerMessage])
    /// The consumer has ended.
    case ended
    /// The task was cancelled.
    case cancelled
    /// The consumer is no member any more.
    case failed(KafkaError)
}

extension FetchOutcome {
    /// The messages, or nil when the consumer has ended.
    func get() throws -> [KafkaConsumerMessage]? {
        switch self {
        case .messages(let messages): return messages
        case .ended: return nil
        case .cancelled: throw CancellationError()
        case .failed(let error): throw error
        }
    }
}

/// A fetch that is under way: it is resumed exactly once, by whoever takes it off the list of those waiting.
struct FetchWaiter: Sendable {
    let id: Int
    let request: FetchRequest
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
