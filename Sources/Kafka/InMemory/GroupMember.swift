/// One consumer in its group: what it is assigned, and how far it has read.
struct GroupMember: Sendable {
    let id: Int
    let configuration: KafkaConsumerConfiguration

    /// Set once the consumer has been told to stop, or has read everything and stops there.
    var isEnding = false

    private var assigned: [AssignedPartition] = []

    /// Whose turn it is, as an index of ``assigned``.
    private var turn = 0

    /// What was read last; nil while that is ``assigned`` at ``lastTurn``.
    private var lastRead: TopicPartition?
    private var lastTurn: Int?

    init(id: Int, configuration: KafkaConsumerConfiguration) {
        self.id = id
        self.configuration = configuration
    }

    /// Takes over `partitions` (sorted) in place of those held so far. One that is kept keeps its position.
    mutating func assign(_ partitions: [AssignedPartition]) {
        let held = Dictionary(uniqueKeysWithValues: assigned.map { ($0.source, $0) })
        lastRead = lastTurn.map { assigned[$0].source } ?? lastRead
        lastTurn = nil
        assigned = partitions.map { held[$0.source] ?? $0 }
        turn = lastRead.flatMap { last in assigned.firstIndex { $0.source > last } } ?? 0
    }

    /// Reads on, one record of each partition in turn, so that a long partition does not hold up a short one.
    mutating func read(
        upTo maxMessages: Int,
        from log: BrokerLog,
        faults: inout FaultPlan
    ) -> [KafkaConsumerMessage] {
        var messages: [KafkaConsumerMessage] = []
        messages.reserveCapacity(min(maxMessages, 64))
        var partitionsAtEnd = 0
        while partitionsAtEnd < assigned.count && messages.count < maxMessages {
            defer { turn = turn + 1 < assigned.count ? turn + 1 : 0 }
            let (topic, partition) = (assigned[turn].topicNumber, assigned[turn].source.partition)
            let position = assigned[turn].position
            guard let message = log.record(at: position, ofTopic: topic, partition) else {
                partitionsAtEnd += 1
                continue
            }
            partitionsAtEnd = 0
            let isDuplicate = assigned[turn].isRepeating
            let isRepeating = !isDuplicate && faults.duplicates(message, in: configuration.groupID)
            assigned[turn].moveOn(isRepeating: isRepeating)
            lastTurn = turn
            messages.append(message)
        }
        return messages
    }
}

/// A partition that a member is assigned, and how far it has read it.
struct AssignedPartition: Sendable {
    let source: TopicPartition
    let topicNumber: Int
    private(set) var position: Int

    /// Whether the record at ``position`` has been delivered once already.
    private(set) var isRepeating = false

    init(source: TopicPartition, topicNumber: Int, position: Int) {
        self.source = source
        self.topicNumber = topicNumber
        self.position = position
    }

    /// The record at ``position`` has been read.
    mutating func moveOn(isRepeating: Bool) {
        self.isRepeating = isRepeating
        if !isRepeating { position += 1 }
    }
}
