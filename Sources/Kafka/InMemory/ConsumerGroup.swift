/// A consumer group: its living members, in the order in which they joined, and what it has committed.
struct ConsumerGroup: Sendable {
    private(set) var members: [GroupMember] = []

    /// The next offset to read, for each partition that was ever committed.
    private(set) var committed: [TopicPartition: KafkaOffset] = [:]

    mutating func join(_ member: GroupMember, log: BrokerLog) {
        members.append(member)
        rebalance(log: log)
    }

    mutating func leave(memberID: Int, log: BrokerLog) {
        members.removeAll { $0.id == memberID }
        rebalance(log: log)
    }

    mutating func end(memberID: Int) {
        guard let index = index(of: memberID) else { return }
        members[index].isEnding = true
    }

    /// What a fetch of the member gets now, or nil when it has to wait.
    mutating func fetch(memberID: Int, upTo maxMessages: Int, from log: BrokerLog) -> FetchOutcome? {
        guard let index = index(of: memberID), !members[index].isEnding else { return .ended }
        let messages = members[index].read(upTo: maxMessages, from: log)
        if !messages.isEmpty { return .messages(messages) }
        guard members[index].configuration.stopsAtEnd else { return nil }
        members[index].isEnding = true
        return .ended
    }

    /// As in Kafka, the offset may lie before the one committed so far, and beyond the end of the log.
    ///
    /// - Throws: ``KafkaError/Code/closed``, ``KafkaError/Code/notAssigned`` or, for an offset that no record can have,
    ///   ``KafkaError/Code/invalidConfiguration``.
    mutating func commit(_ message: KafkaConsumerMessage, memberID: Int, groupID: String) throws(KafkaError) {
        guard let index = index(of: memberID) else {
            throw KafkaError(
                code: .closed,
                reason:
                    "offset \(message.offset) of topic \"\(message.topic)\" was not committed: this consumer of group "
                    + "\"\(groupID)\" was shut down; commit before shutdown()"
            )
        }
        let source = TopicPartition(topic: message.topic, partition: message.partition)
        guard members[index].isAssigned(source) else {
            throw KafkaError(
                code: .notAssigned,
                reason: "offset \(message.offset) was not committed: partition \(message.partition) of topic "
                    + "\"\(message.topic)\" is not assigned to this consumer of group \"\(groupID)\"; only its "
                    + "owner commits, and the message is delivered to that one again"
            )
        }
        guard message.offset.rawValue >= 0, message.offset.rawValue < Int.max else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "offset \(message.offset) was not committed: offsets count from 0; commit a message that this "
                    + "consumer returned"
            )
        }
        committed[source] = KafkaOffset(rawValue: message.offset.rawValue + 1)
    }

    private func index(of memberID: Int) -> Int? {
        members.firstIndex { $0.id == memberID }
    }

    private mutating func rebalance(log: BrokerLog) {
        let assignment = RangeAssignor.assign(
            subscriptions: members.map(\.configuration.topics),
            partitionCounts: log.topics.mapValues(\.partitionCount)
        )
        let committed = committed
        for (index, partitions) in assignment.enumerated() {
            let reset = members[index].configuration.autoOffsetReset
            members[index].assign(partitions) { source in
                let end = log.end(of: source)
                if let offset = committed[source]?.rawValue, offset <= end { return offset }
                return reset == .earliest ? 0 : end
            }
        }
    }
}
