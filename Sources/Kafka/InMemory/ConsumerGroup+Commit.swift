extension ConsumerGroup {
    /// Whether the member may commit `message` now. As in Kafka, the offset may lie before the one committed so far, and
    /// beyond the end of the log.
    ///
    /// - Parameter topic: the number of the message's topic, or nil when the broker has no such topic.
    /// - Throws: ``KafkaError/Code/closed``, ``KafkaError/Code/unknownMember``,
    ///   ``KafkaError/Code/rebalanceInProgress``, ``KafkaError/Code/notAssigned`` or, for an offset that no record can
    ///   have, ``KafkaError/Code/invalidConfiguration``.
    func checkCommit(_ message: KafkaConsumerMessage, ofTopic topic: Int?, memberID: Int) throws(KafkaError) {
        try checkMembership(of: memberID, committing: message)
        guard let topic, owners[topic: topic, partition: message.partition] == memberID else {
            throw KafkaError(
                code: .notAssigned,
                reason: "offset \(message.offset) was not committed: partition \(message.partition) of topic "
                    + "\"\(message.topic)\" is not assigned to this consumer of group \"\(id)\"; only its "
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
    }

    private func checkMembership(of memberID: Int, committing message: KafkaConsumerMessage) throws(KafkaError) {
        if members.contains(where: { $0.id == memberID }) { return }
        let consequence = "offset \(message.offset) of topic \"\(message.topic)\" was not committed"
        if crashed.contains(memberID) {
            throw .crashed(consequence, groupID: id)
        }
        if outsiders.contains(where: { $0.id == memberID }) {
            throw KafkaError(
                code: .rebalanceInProgress,
                reason: "\(consequence): group \"\(id)\" is rebalancing and this consumer is out until it asks for "
                    + "messages again; the message is delivered again to whoever gets the partition"
            )
        }
        throw KafkaError(
            code: .closed,
            reason: "\(consequence): this consumer of group \"\(id)\" was shut down; commit before shutdown()"
        )
    }
}

extension KafkaError {
    /// - Parameter consequence: what could not be done, as the beginning of a sentence.
    static func crashed(_ consequence: String, groupID: String) -> KafkaError {
        KafkaError(
            code: .unknownMember,
            reason: "\(consequence): this consumer of group \"\(groupID)\" crashed and is no member any more; open "
                + "another one, which is given what was not committed"
        )
    }
}
