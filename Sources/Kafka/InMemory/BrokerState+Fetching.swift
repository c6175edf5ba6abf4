extension BrokerState {
    /// What a fetch that begins gets at once, or nil when it has to wait.
    ///
    /// - Parameter timeout: how long it may wait, or nil for as long as it takes.
    mutating func beginFetch(_ request: FetchRequest, timeout: Duration?) -> FetchOutcome? {
        if faults.isDown, groups[request.groupID]?.end(of: request.memberID) == nil {
            let isEmpty = faults.strikesDownFetch(of: request.groupID, waitsForever: timeout == nil)
            serveAll()
            if isEmpty { return .messages([]) }
        }
        let outcome = fetch(request)
        serveIfRebalanced(request.groupID)
        if outcome == nil, let timeout, timeout <= .zero { return .messages([]) }
        return outcome
    }

    /// Puts `waiter` in the queue, unless there is something for it by now.
    mutating func wait(_ waiter: FetchWaiter) {
        waiting.append(waiter)
        serve(waiter.request.memberID)
        serveIfRebalanced(waiter.request.groupID)
        resumeIdleWatchers()
    }

    /// Resumes the waiter with `outcome` if it still waits.
    mutating func endWait(_ waiterID: Int, of memberID: Int, with outcome: FetchOutcome) {
        guard let waiter = waiting.remove(id: waiterID, of: memberID) else { return }
        resume(waiter, with: outcome)
    }

    /// Resumes a waiter that is not in the queue.
    mutating func resume(_ waiter: FetchWaiter, with outcome: FetchOutcome) {
        resumptions.append { waiter.resume(with: outcome) }
    }

    mutating func watchIdle(_ watcher: IdleWatcher) {
        idleWatchers.append(watcher)
        resumeIdleWatchers()
    }

    private mutating func fetch(_ request: FetchRequest) -> FetchOutcome? {
        if let end = groups[request.groupID]?.end(of: request.memberID) { return end }
        guard !faults.isDown else { return nil }
        let outcome = groups[request.groupID]?.fetch(request, from: log, faults: &faults)
        if case .messages(let messages) = outcome {
            for _ in messages { strikeMember(request.memberID, of: request.groupID, on: .message) }
        }
        return outcome
    }

    /// Gives the member's waiters what is there now, first come, first served.
    mutating func serve(_ memberID: Int) {
        while let waiter = waiting.first(of: memberID), let outcome = fetch(waiter.request) {
            waiting.removeFirst(of: memberID)
            resume(waiter, with: outcome)
        }
    }

    private mutating func serveMembers(of groupID: String) {
        guard waiting.count > 0, let group = groups[groupID] else { return }
        for member in group.members + group.outsiders { serve(member.id) }
    }

    /// Lets the members have what a rebalance gave them. To serve one who was put out makes for another rebalance.
    mutating func serveIfRebalanced(_ groupID: String) {
        while groups[groupID]?.takeIsRebalanced() == true {
            serveMembers(of: groupID)
        }
    }

    /// Serves everybody, when the broker may have come up.
    mutating func serveAll() {
        guard !faults.isDown else { return }
        for groupID in groupIDs {
            serveMembers(of: groupID)
            serveIfRebalanced(groupID)
        }
    }

    private mutating func resumeIdleWatchers() {
        guard !idleWatchers.isEmpty else { return }
        let satisfied = idleWatchers.filter { $0.count <= waiting.count }
        idleWatchers.removeAll { $0.count <= waiting.count }
        for watcher in satisfied {
            resumptions.append { watcher.continuation.resume() }
        }
    }
}
