extension BrokerFault {
    /// A record is delivered twice to the same member: once more when it is the partition's turn again, before what
    /// comes after it.
    ///
    /// Kafka promises at-least-once delivery: a consumer meets a record twice after a rebalance, after a commit that was
    /// lost, and when a producer sent it twice. A handler has to bear it.
    ///
    /// - Parameters:
    ///   - schedule: which records, counted as they are delivered for the first time.
    ///   - topic: the topic, or nil for all.
    ///   - groupID: the group, or nil for all.
    public static func duplicate(
        _ schedule: FaultSchedule = .once,
        from topic: String? = nil,
        in groupID: String? = nil
    ) -> Self {
        Self(.duplicate(DuplicateFault(topic: topic, groupID: groupID)), schedule: schedule)
    }

    /// The member that is given a message on the schedule is put out of its group before it has handled it; a batch is
    /// given to it whole.
    ///
    /// Its partitions go to the other members at once, from the committed offsets on. Until it asks for messages again,
    /// its commits throw `REBALANCE_IN_PROGRESS`. When it asks, it joins as the newest member and the partitions are shared
    /// anew: alone in its group it gets its own back, with what it had not committed; else a commit of a partition that
    /// it lost throws `_STATE`.
    ///
    /// So it goes with Kafka when the group rebalances while a handler is at work and does not wait for it: the handler
    /// took longer than `max.poll.interval.ms`, say. Kafka's answer to the commit depends on how far the rebalance has
    /// come: `REBALANCE_IN_PROGRESS`, and later `ILLEGAL_GENERATION` or `UNKNOWN_MEMBER_ID`; here it is the first.
    ///
    /// With ``FaultSchedule/always``, a member that commits nothing gets the same messages for ever.
    public static func rebalance(_ schedule: FaultSchedule = .once, in groupID: String) -> Self {
        membership(schedule, groupID, .message, .rebalance)
    }

    /// As ``rebalance(_:in:)``, just before the member's commit, which fails: the messages were handled, and will be
    /// delivered again. A commit that would be refused anyway does not count.
    public static func rebalanceBeforeCommit(_ schedule: FaultSchedule = .once, in groupID: String) -> Self {
        membership(schedule, groupID, .commit, .rebalance)
    }

    /// A member crashes between handling a message and committing it. The commit throws `UNKNOWN_MEMBER_ID` and stores
    /// nothing; see ``InMemoryBroker/crash(_:)`` for what follows.
    public static func crashBeforeCommit(_ schedule: FaultSchedule = .once, in groupID: String) -> Self {
        membership(schedule, groupID, .commit, .crash)
    }

    private static func membership(
        _ schedule: FaultSchedule,
        _ groupID: String,
        _ occasion: MembershipFault.Occasion,
        _ effect: MembershipFault.Effect
    ) -> Self {
        Self(.membership(MembershipFault(groupID: groupID, occasion: occasion, effect: effect)), schedule: schedule)
    }
}
