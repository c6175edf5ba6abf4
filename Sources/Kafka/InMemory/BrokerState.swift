/// Everything that the broker's lock protects. Its methods never call out: whoever is to be resumed is put on a list,
/// and resumed when the lock is free again.
struct BrokerState: Sendable {
    var log: BrokerLog
    /// In the order in which they were made, which is the order in which they are served. A group keeps its place.
    var groups: [ConsumerGroup] = []
    private var groupNumbers: [String: Int] = [:]
    var faults = FaultPlan()

    var acknowledgementHooks: [@Sendable (KafkaConsumerMessage) async -> Void] = []

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
        var prepared = try log.prepare(message, millisecondsSinceEpoch: millisecondsSinceEpoch)
        write(&prepared)
        return prepared.record
    }

    /// Writes `message` for a producer, unless a fault says otherwise.
    mutating func deliver(
        _ message: KafkaProducerMessage,
        from producer: KafkaProducerConfiguration,
        millisecondsSinceEpoch: Int64
    ) throws(KafkaError) -> Delivery {
        let time = faults.time(millisecondsSinceEpoch, at: producer.clientID)
        let wasDown = faults.isDown
        var prepared =
            try wasDown
            ? log.prepared(message, millisecondsSinceEpoch: time)
            : log.prepare(message, millisecondsSinceEpoch: time)
        let outcome = faults.strikeDelivery(to: message.topic, from: producer)
        if outcome.recordIsWritten { write(&prepared) }
        if wasDown { serveAll() }
        return Delivery(
            record: prepared.record,
            failure: outcome.failure,
            wait: outcome.wait,
            hooks: acknowledgementHooks
        )
    }

    private mutating func write(_ prepared: inout PreparedRecord) {
        log.write(&prepared)
        for number in groups.indices where waiting.count > 0 {
            let owners = groups[number].owners
            guard let owner = owners[topic: prepared.topicNumber, partition: prepared.record.partition] else {
                continue
            }
            serve(Membership(groupNumber: number, memberID: owner))
            serveIfRebalanced(number)
        }
    }
}

// MARK: - Groups

extension BrokerState {
    /// The group's number, or nil when nobody has joined it.
    func number(ofGroup id: String) -> Int? { groupNumbers[id] }

    /// Joins the group.
    mutating func join(_ configuration: KafkaConsumerConfiguration) throws(KafkaError) -> Membership {
        for topic in configuration.topics {
            try log.createTopicIfMissing(topic)
        }
        let id = makeID()
        let number = groupNumbers[configuration.groupID] ?? addGroup(id: configuration.groupID)
        groups[number].join(GroupMember(id: id, configuration: configuration), log: log)
        serveIfRebalanced(number)
        return Membership(groupNumber: number, memberID: id)
    }

    private mutating func addGroup(id: String) -> Int {
        groupNumbers[id] = groups.count
        groups.append(ConsumerGroup(id: id))
        return groups.count - 1
    }

    mutating func leave(_ membership: Membership) {
        groups[membership.groupNumber].leave(memberID: membership.memberID, log: log)
        serve(membership)
        serveIfRebalanced(membership.groupNumber)
    }

    mutating func end(_ membership: Membership) {
        groups[membership.groupNumber].end(memberID: membership.memberID)
        serve(membership)
    }

    /// Whether the member is in the group and has not been told to stop.
    func isReading(_ membership: Membership) -> Bool {
        groups[membership.groupNumber].members.contains { $0.id == membership.memberID && !$0.isEnding }
    }

    mutating func commit(_ message: KafkaConsumerMessage, by membership: Membership) throws(KafkaError) {
        let number = membership.groupNumber
        let topic = log.number(of: message.topic)
        try groups[number].checkCommit(message, ofTopic: topic, memberID: membership.memberID)
        if faults.isDown, faults.strikesDown(.commit(group: groups[number].id)) {
            serveAll()
            throw .brokerIsDown("offset \(message.offset) of topic \"\(message.topic)\" was not committed")
        }
        let isStruck = strikeMember(membership, on: .commit)
        // Later, because one who is put out and waits is let in again by being served.
        defer {
            serve(membership)
            serveIfRebalanced(number)
        }
        // A member that was struck is refused.
        if isStruck { try groups[number].checkCommit(message, ofTopic: topic, memberID: membership.memberID) }
        if let topic { groups[number].commit(message, ofTopic: topic) }
    }
}
