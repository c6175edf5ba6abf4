extension InMemoryBroker {
    /// The longest sleep of a timer, so that an enormous timeout cannot overflow a clock.
    private static let longestTimeout = Duration.seconds(1_000_000)

    /// The messages of `request`, or nil when the member has ended.
    ///
    /// - Parameter timeout: how long to wait for the first message, or nil for as long as it takes.
    /// - Throws: `CancellationError`; no message has been taken then. ``KafkaError`` when the member crashed.
    func fetch(_ request: FetchRequest, timeout: Duration?) async throws -> [KafkaConsumerMessage]? {
        try Task.checkCancellation()
        if let outcome = withState({ $0.beginFetch(request, timeout: timeout) }) {
            return try outcome.get()
        }
        return try await wait(for: request, timeout: timeout).get()
    }

    /// Returns once `count` calls of `next()` and `poll(maxMessages:timeout:)`, of all consumers, are waiting for messages.
    func waitUntilConsumersWait(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            withState { $0.watchIdle(IdleWatcher(count: count, continuation: continuation)) }
        }
    }

    private func wait(for request: FetchRequest, timeout: Duration?) async -> FetchOutcome {
        let waiterID = withState { $0.makeID() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                begin(FetchWaiter(id: waiterID, request: request, continuation: continuation), timeout: timeout)
            }
        } onCancel: {
            withState { $0.endWait(waiterID, of: request.membership.memberID, with: .cancelled) }
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
            if let timeout {
                waiter.timer = timer(for: waiter, timeout: timeout)
            }
            state.wait(waiter)
        }
    }

    private func timer(for waiter: FetchWaiter, timeout: Duration) -> Task<Void, Never> {
        let (id, memberID) = (waiter.id, waiter.request.membership.memberID)
        return Task {
            guard (try? await Task.sleep(for: min(timeout, Self.longestTimeout))) != nil else { return }
            withState { $0.endWait(id, of: memberID, with: .messages([])) }
        }
    }
}
