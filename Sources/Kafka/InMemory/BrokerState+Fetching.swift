extension BrokerState {
    /// What a fetch that begins gets at once, or nil when it has to wait.
    ///
    /// - Parameter timeout: how long it may wait, or nil for as long as it takes.
    mutating func beginFetch(_ request: FetchRequest, timeout: Duration?) -> FetchOutcome? {
        let number = request.membership.groupNumber
        if faults.isDown, groups[number].end(of: request.membership.memberID) == nil {
            let isEmpty = faults.strikesDownFetch(of: groups[number].id, waitsForever: timeout == nil)
            serveAll()
            if isEmpty { return .messages([]) }
        }
        let outcome = fetch(request)
        serveIfRebalanced(number)
        if outcome == nil, let timeout, timeout <= .zero { return .messages([]) }
        return outcome
    }

    /// Puts `waiter` in the queue, unless there is something for it by now.
    mutating func wait(_ waiter: FetchWaiter) {
        waiting.append(waiter)
        serve(waiter.request.membership)
        serveIfRebalanced(waiter.request.membership.groupNumber)
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
        let membership = request.membership
        if let end = groups[membership.groupNumber].end(of: membership.memberID) { return end }
        guard !faults.isDown else { return nil }
        let outcome = groups[membership.groupNumber].fetch(request, from: log, faults: &faults)
        if case .messages(let messages) = outcome, !faults.memberships.isEmpty {
            for _ in messages { strikeMember(membership, on: .message) }
        }
        return outcome
    }

    /// Gives the member's waiters what is there now, first come, first served.
    mutating func serve(_ membership: Membership) {
        guard waiting.count > 0 else { return }
        while let waiter = waiting.first(of: membership.memberID), let outcome = fetch(waiter.request) {
            waiting.removeFirst(of: membership.memberID)
            resume(waiter, with: outcome)
        }
    }

    private mutating func serveMembers(ofGroup number: Int) {
        guard waiting.count > 0 else { return }
        for member in groups[number].members + groups[number].outsiders {
            serve(Membership(groupNumber: number, memberID: member.id))
        }
    }

    /// Lets the members have what a rebalance gave them. To serve one who was put out makes for another rebalance.
    mutating func serveIfRebalanced(_ number: Int) {
        while groups[number].takeIsRebalanced() {
            serveMembers(ofGroup: number)
        }
    }

    /// Serves everybody, when the broker may have come up.
    mutating func serveAll() {
        guard !faults.isDown else { return }
        for number in groups.indices {
            serveMembers(ofGroup: number)
            serveIfRebalanced(number)
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
