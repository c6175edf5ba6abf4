/// One consumer in its group: what it is assigned, and how far it has read.
struct GroupMember: Sendable {
    let id: Int
    let configuration: KafkaConsumerConfiguration

    /// Set once the consumer has been told to stop, or has read everything and stops there.
    var isEnding = false

    private var assigned: [TopicPartition] = []
    private var positions: [TopicPartition: Int] = [:]
    private var lastRead: TopicPartition?

    init(id: Int, configuration: KafkaConsumerConfiguration) {
        self.id = id
        self.configuration = configuration
    }

    func isAssigned(_ source: TopicPartition) -> Bool {
        positions[source] != nil
    }

    /// Takes over `partitions` (sorted) in place of those held so far. One that is kept keeps its position; a new one
    /// begins where `start` says.
    mutating func assign(_ partitions: [TopicPartition], start: (TopicPartition) -> Int) {
        let held = positions
        assigned = partitions
        positions = [:]
        for partition in partitions {
            positions[partition] = held[partition] ?? start(partition)
        }
    }

    /// Reads on, one record of each partition in turn, so that a long partition does not hold up a short one.
    mutating func read(upTo maxMessages: Int, from log: BrokerLog) -> [KafkaConsumerMessage] {
        var messages: [KafkaConsumerMessage] = []
        let turns = turnsAfterLastRead
        var foundAny = true
        while foundAny && messages.count < maxMessages {
            foundAny = false
            for source in turns where messages.count < maxMessages {
                guard let position = positions[source], let message = log.record(at: position, of: source) else {
                    continue
                }
                positions[source] = position + 1
                lastRead = source
                messages.append(message)
                foundAny = true
            }
        }
        return messages
    }

    private var turnsAfterLastRead: [TopicPartition] {
        guard let lastRead, let first = assigned.firstIndex(where: { $0 > lastRead }) else { return assigned }
        return Array(assigned[first...] + assigned[..<first])
    }
}
