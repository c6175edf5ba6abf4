/// Everything that the broker's lock protects. Its methods never call out: whoever is to be resumed is put on a list,
/// and resumed when the lock is free again.
struct BrokerState: Sendable {
    private(set) var log: BrokerLog
    private(set) var groups: [String: ConsumerGroup] = [:]

    var faults: [DeliveryFault] = []
    var acknowledgementHooks: [@Sendable (KafkaConsumerMessage) async -> Void] = []

    private var waiters: [FetchWaiter] = []
    private var idleWatchers: [IdleWatcher] = []
    private var resumptions: [@Sendable () -> Void] = []
    private var lastID = 0

    init(log: BrokerLog) {
        self.log = log
    }

    mutating func makeID() -> Int {
        lastID += 1
        return lastID
    }

    mutating func takeResumptions() -> [@Sendable () -> Void] {
        defer { resumptions = [] }
        return resumptions
    }
}

// MARK: - Records

extension BrokerState {
    mutating func createTopic(_ name: String, partitionCount: Int) throws(KafkaError) {
        try log.createTopic(name, partitionCount: partitionCount)
    }

    mutating func append(
        _ message: KafkaProducerMessage,
        millisecondsSinceEpoch: Int64
    ) throws(KafkaError) -> KafkaConsumerMessage {
        let record = log.write(try log.prepare(message, millisecondsSinceEpoch: millisecondsSinceEpoch))
        serveWaiters()
        return record
    }

    /// Writes `message` for a producer, unless the next fault says otherwise.
    mutating func deliver(
        _ message: KafkaProducerMessage,
        millisecondsSinceEpoch: Int64
    ) throws(KafkaError) -> Delivery {
        var record = try log.prepare(message, millisecondsSinceEpoch: millisecondsSinceEpoch)
        let fault = faults.firstIndex { $0.matches(record) }.map { faults.remove(at: $0) }
        if fault?.recordIsWritten ?? true {
            record = log.write(record)
            serveWaiters()
        }
        return Delivery(record: record, failure: fault?.error, hooks: acknowledgementHooks)
    }
}

// MARK: - Groups

extension BrokerState {
    /// Joins the group and returns the new member's id.
    mutating func join(_ configuration: KafkaConsumerConfiguration) throws(KafkaError) -> Int {
        for topic in configuration.topics {
            try log.createTopicIfMissing(topic)
        }
        let id = makeID()
        groups[configuration.groupID, default: ConsumerGroup()]
            .join(GroupMember(id: id, configuration: configuration), log: log)
        serveWaiters()
        return id
    }

    mutating func leave(memberID: Int, groupID: String) {
        groups[groupID]?.leave(memberID: memberID, log: log)
        serveWaiters()
    }

    mutating func end(memberID: Int, groupID: String) {
        groups[groupID]?.end(memberID: memberID)
        serveWaiters()
    }

    mutating func commit(_ message: KafkaConsumerMessage, memberID: Int, groupID: String) throws(KafkaError) {
        try groups[groupID]?.commit(message, memberID: memberID, groupID: groupID)
    }
}

// MARK: - Waiting

extension BrokerState {
    /// Puts `waiter` in the queue. It is resumed at once when there is something for it.
    mutating func wait(_ waiter: FetchWaiter) {
        waiters.append(waiter)
        serveWaiters()
        resumeIdleWatchers()
    }

    /// Resumes the waiter with `outcome` if it still waits.
    mutating func endWait(_ waiterID: Int, with outcome: FetchOutcome) {
        guard let index = waiters.firstIndex(where: { $0.id == waiterID }) else { return }
        resume(waiters.remove(at: index), with: outcome)
    }

    /// Resumes a waiter that is not in the queue.
    mutating func resume(_ waiter: FetchWaiter, with outcome: FetchOutcome) {
        resumptions.append { waiter.resume(with: outcome) }
    }

    mutating func watchIdle(_ watcher: IdleWatcher) {
        idleWatchers.append(watcher)
        resumeIdleWatchers()
    }

    /// Gives those who wait what is there now, first come, first served.
    private mutating func serveWaiters() {
        var stillWaiting: [FetchWaiter] = []
        for waiter in waiters {
            let outcome = groups[waiter.groupID]?
                .fetch(memberID: waiter.memberID, upTo: waiter.maxMessages, from: log)
            if let outcome {
                resume(waiter, with: outcome)
            } else {
                stillWaiting.append(waiter)
            }
        }
        waiters = stillWaiting
    }

    private mutating func resumeIdleWatchers() {
        let satisfied = idleWatchers.filter { $0.count <= waiters.count }
        idleWatchers.removeAll { $0.count <= waiters.count }
        for watcher in satisfied {
            resumptions.append { watcher.continuation.resume() }
        }
    }
}
