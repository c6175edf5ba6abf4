extension InMemoryBroker {
    /// The longest sleep of a timer, so that an enormous timeout cannot overflow a clock.
    private static let longestTimeout = Duration.seconds(1_000_000)

    /// Up to `maxMessages` messages for the member, or nil when it has ended.
    ///
    /// - Parameter timeout: how long to wait for the first message, or nil for as long as it takes.
    /// - Throws: `CancellationError`; no message has been taken then.
    func fetch(
        memberID: Int,
        groupID: String,
        maxMessages: Int,
        timeout: Duration?
    ) async throws -> [KafkaConsumerMessage]? {
        let waiterID = withState { $0.makeID() }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waiter = FetchWaiter(
                    id: waiterID,
                    groupID: groupID,
                    memberID: memberID,
                    maxMessages: maxMessages,
                    continuation: continuation
                )
                begin(waiter, timeout: timeout)
            }
        } onCancel: {
            withState { $0.endWait(waiterID, with: .cancelled) }
        }
        switch outcome {
        case .messages(let messages): return messages
        case .ended: return nil
        case .cancelled: throw CancellationError()
        }
    }

    /// Returns once `count` calls of `next()` and `poll(maxMessages:timeout:)`, of all consumers, are waiting for messages.
    func waitUntilConsumersWait(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            withState { $0.watchIdle(IdleWatcher(count: count, continuation: continuation)) }
        }
    }

    private func begin(_ waiter: FetchWaiter, timeout: Duration?) {
        withState { state in
            // A cancellation before this point found no waiter to end; one after it will.
            guard !Task.isCancelled else {
                state.resume(waiter, with: .cancelled)
                return
            }
            var waiter = waiter
            if let timeout, timeout > .zero {
                waiter.timer = timer(for: waiter.id, timeout: timeout)
            }
            state.wait(waiter)
            if let timeout, timeout <= .zero {
                state.endWait(waiter.id, with: .messages([]))
            }
        }
    }

    private func timer(for waiterID: Int, timeout: Duration) -> Task<Void, Never> {
        Task {
            guard (try? await Task.sleep(for: min(timeout, Self.longestTimeout))) != nil else { return }
            withState { $0.endWait(waiterID, with: .messages([])) }
        }
    }
}
