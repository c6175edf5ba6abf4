/// The records of one topic.
struct TopicLog: Sendable {
    /// The records of all partitions, in the order in which they were appended.
    var records: [KafkaConsumerMessage] { log.elements }

    private var log = SegmentedList<KafkaConsumerMessage>()

    /// For each partition, by offset: where the record stands in ``log``.
    private var indices: [SegmentedList<Int>]

    private var nextForNullKey = 0

    init(partitionCount: Int) {
        indices = Array(repeating: SegmentedList(), count: partitionCount)
    }

    var partitionCount: Int { indices.count }

    /// The offset of the next record to be appended to `partition`.
    func end(of partition: KafkaPartition) -> Int {
        indices[partition.rawValue].count
    }

    func record(in partition: KafkaPartition, at offset: Int) -> KafkaConsumerMessage? {
        guard offset < indices[partition.rawValue].count else { return nil }
        return log[indices[partition.rawValue][offset]]
    }

    /// The partition that `message` goes to. Null keys take turns.
    ///
    /// - Throws: ``KafkaError/Code/unknownPartition``.
    mutating func choosePartition(for message: KafkaProducerMessage) throws(KafkaError) -> KafkaPartition {
        if message.partition != .unassigned {
            guard indices.indices.contains(message.partition.rawValue) else {
                throw KafkaError(
                    code: .unknownPartition,
                    reason:
                        "topic \"\(message.topic)\" has no partition \(message.partition): it has \(partitionCount), "
                        + "numbered from 0; send to one of these, or to .unassigned"
                )
            }
            return message.partition
        }
        if let key = message.key {
            return DefaultPartitioner.partition(forKey: key, count: partitionCount)
        }
        defer { nextForNullKey = (nextForNullKey + 1) % partitionCount }
        return KafkaPartition(rawValue: nextForNullKey)
    }

    /// Appends `record` to its partition and gives it its offset.
    mutating func append(_ record: inout KafkaConsumerMessage) {
        record.offset = KafkaOffset(rawValue: end(of: record.partition))
        indices[record.partition.rawValue].append(log.count)
        log.append(record)
    }
}
