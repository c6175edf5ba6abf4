extension FaultPlan {
    /// Whether `message`, delivered for the first time, is to be delivered once more.
    mutating func duplicates(_ message: KafkaConsumerMessage, in groupID: String) -> Bool {
        guard !duplicates.isEmpty else { return false }
        let fault = duplicates.strike {
            ($0.topic == nil || $0.topic == message.topic) && ($0.groupID == nil || $0.groupID == groupID)
        }
        guard fault != nil else { return false }
        record(
            .duplicated(
                topic: message.topic,
                partition: message.partition,
                offset: message.offset,
                group: groupID
            )
        )
        return true
    }

    /// What befalls a member on `occasion`, if anything.
    mutating func strikeMember(on occasion: MembershipFault.Occasion, in groupID: String) -> MembershipFault.Effect? {
        memberships.strike { $0.groupID == groupID && $0.occasion == occasion }?.effect
    }
}
