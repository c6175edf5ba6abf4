/// Everything that the broker's lock protects. Its methods never call out: whoever is to be resumed is put on a list,
/// and resumed when the lock is free again.
struct BrokerState: Sendable {
    var log: BrokerLog
    var groups: [String: ConsumerGroup] = [:]
    var faults = FaultPlan()

    var acknowledgementHooks: [@Sendable (KafkaConsumerMessage) async -> Void] = []

    /// The groups' ids in the order in which they were made, which is the order in which they are served.
    var groupIDs: [String] = []

    var waiting = WaitingFetches()
    var idleWatchers: [IdleWatcher] = []
    var resumptions: [@Sendable () -> Void] = []
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
        write(try log.prepare(message, millisecondsSinceEpoch: millisecondsSinceEpoch))
    }

    /// Writes `message` for a producer, unless a fault says otherwise.
    mutating func deliver(
        _ message: KafkaProducerMessage,
        from producer: KafkaProducerConfiguration,
        millisecondsSinceEpoch: Int64
    ) throws(KafkaError) -> Delivery {
        let time = faults.time(millisecondsSinceEpoch, at: producer.clientID)
        let wasDown = faults.isDown
        var record =
            try wasDown
            ? log.prepared(message, millisecondsSinceEpoch: time)
            : log.prepare(message, millisecondsSinceEpoch: time)
        let outcome = faults.strikeDelivery(to: record.topic, from: producer)
        if outcome.recordIsWritten { record = write(record) }
        if wasDown { serveAll() }
        return Delivery(record: record, failure: outcome.failure, wait: outcome.wait, hooks: acknowledgementHooks)
    }

    private mutating func write(_ record: KafkaConsumerMessage) -> KafkaConsumerMessage {
        let record = log.write(record)
        let source = TopicPartition(of: record)
        for groupID in groupIDs where waiting.count > 0 {
            guard let owner = groups[groupID]?.owners[source] else { continue }
            serve(owner)
            serveIfRebalanced(groupID)
        }
        return record
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
        let groupID = configuration.groupID
        if groups[groupID] == nil { groupIDs.append(groupID) }
        groups[groupID, default: ConsumerGroup(id: groupID)]
            .join(GroupMember(id: id, configuration: configuration), log: log)
        serveIfRebalanced(groupID)
        return id
    }

    mutating func leave(memberID: Int, groupID: String) {
        groups[groupID]?.leave(memberID: memberID, log: log)
        serve(memberID)
        serveIfRebalanced(groupID)
    }

    mutating func end(memberID: Int, groupID: String) {
        groups[groupID]?.end(memberID: memberID)
        serve(memberID)
    }

    /// Whether the member is in the group and has not been told to stop.
    func isReading(memberID: Int, groupID: String) -> Bool {
        groups[groupID]?.members.contains { $0.id == memberID && !$0.isEnding } ?? false
    }

    mutating func commit(_ message: KafkaConsumerMessage, memberID: Int, groupID: String) throws(KafkaError) {
        try groups[groupID]?.checkCommit(message, memberID: memberID)
        if faults.strikesDown(.commit(group: groupID)) {
            serveAll()
            throw .brokerIsDown("offset \(message.offset) of topic \"\(message.topic)\" was not committed")
        }
        strikeMember(memberID, of: groupID, on: .commit)
        // Later, because one who is put out and waits is let in again by being served.
        defer {
            serve(memberID)
            serveIfRebalanced(groupID)
        }
        // A member that was struck is refused.
        try groups[groupID]?.checkCommit(message, memberID: memberID)
        groups[groupID]?.commit(message)
    }
}
