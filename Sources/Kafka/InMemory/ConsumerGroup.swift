/// A consumer group: its living members, in the order in which they joined, and what it has committed.
struct ConsumerGroup: Sendable {
    let id: String

    private(set) var members: [GroupMember] = []

    /// Those that were put out, until they ask for messages again.
    private(set) var outsiders: [GroupMember] = []

    /// The ids of those that crashed.
    private(set) var crashed: Set<Int> = []

    /// The next offset to read, for each partition that was ever committed.
    private(set) var committed = PartitionTable<KafkaOffset>()

    /// The id of the member that each partition is assigned to.
    private(set) var owners = PartitionTable<Int>()

    /// Whether the partitions were shared anew since the last call of ``takeIsRebalanced()``.
    private var isRebalanced = false

    init(id: String) {
        self.id = id
    }

    mutating func takeIsRebalanced() -> Bool {
        defer { isRebalanced = false }
        return isRebalanced
    }

    /// What a fetch of the member gets now, or nil when it has to wait.
    mutating func fetch(_ request: FetchRequest, from log: BrokerLog, faults: inout FaultPlan) -> FetchOutcome? {
        let memberID = request.membership.memberID
        rejoin(memberID: memberID, log: log)
        guard let index = index(of: memberID) else { return .ended }
        let messages = members[index].read(upTo: request.maxMessages, from: log, faults: &faults)
        if !messages.isEmpty { return .messages(messages) }
        guard members[index].configuration.stopsAtEnd else { return nil }
        members[index].isEnding = true
        return .ended
    }

    /// Stores the offset of a commit that ``checkCommit(_:ofTopic:memberID:)`` let through.
    mutating func commit(_ message: KafkaConsumerMessage, ofTopic topic: Int) {
        committed[topic: topic, partition: message.partition] = KafkaOffset(rawValue: message.offset.rawValue + 1)
    }

    /// What every fetch of the member ends with, once it has left, crashed, or was told to stop.
    func end(of memberID: Int) -> FetchOutcome? {
        if crashed.contains(memberID) {
            return .failed(.crashed("no messages are read", groupID: id))
        }
        guard let member = members.first(where: { $0.id == memberID }) ?? outsider(memberID) else { return .ended }
        return member.isEnding ? .ended : nil
    }
}

// MARK: - Membership

extension ConsumerGroup {
    mutating func join(_ member: GroupMember, log: BrokerLog) {
        members.append(member)
        rebalance(log: log)
    }

    mutating func leave(memberID: Int, log: BrokerLog) {
        outsiders.removeAll { $0.id == memberID }
        guard let index = index(of: memberID) else { return }
        members.remove(at: index)
        rebalance(log: log)
    }

    mutating func end(memberID: Int) {
        if let index = index(of: memberID) { members[index].isEnding = true }
        if let index = outsiders.firstIndex(where: { $0.id == memberID }) { outsiders[index].isEnding = true }
    }

    /// Puts the member out until it asks for messages again. It forgets how far it has read.
    ///
    /// - Returns: the member, or nil when it was none before.
    mutating func putOut(memberID: Int, log: BrokerLog) -> GroupMember? {
        guard let index = index(of: memberID) else { return nil }
        var member = members.remove(at: index)
        member.assign([])
        outsiders.append(member)
        rebalance(log: log)
        return member
    }

    /// - Returns: the member that crashed, or nil when it was none before.
    mutating func crash(memberID: Int, log: BrokerLog) -> GroupMember? {
        guard let member = members.first(where: { $0.id == memberID }) ?? outsider(memberID) else { return nil }
        crashed.insert(memberID)
        leave(memberID: memberID, log: log)
        return member
    }

    private mutating func rejoin(memberID: Int, log: BrokerLog) {
        guard let index = outsiders.firstIndex(where: { $0.id == memberID }) else { return }
        join(outsiders.remove(at: index), log: log)
    }

    private func index(of memberID: Int) -> Int? {
        members.firstIndex { $0.id == memberID }
    }

    private func outsider(_ memberID: Int) -> GroupMember? {
        outsiders.first { $0.id == memberID }
    }

    private mutating func rebalance(log: BrokerLog) {
        let assignment = RangeAssignor.assign(
            subscriptions: members.map(\.configuration.topics),
            partitionCounts: log.partitionCounts
        )
        let committed = committed
        owners = PartitionTable()
        isRebalanced = true
        for (index, partitions) in assignment.enumerated() {
            let reset = members[index].configuration.autoOffsetReset
            members[index].assign(
                partitions.compactMap { source in
                    // Only topics that are there have partitions to be shared.
                    guard let topic = log.number(of: source.topic) else { return nil }
                    owners[topic: topic, partition: source.partition] = members[index].id
                    let end = log.end(ofTopic: topic, source.partition)
                    var position = reset == .earliest ? 0 : end
                    if let offset = committed[topic: topic, partition: source.partition]?.rawValue, offset <= end {
                        position = offset
                    }
                    return AssignedPartition(source: source, topicNumber: topic, position: position)
                }
            )
        }
    }
}
