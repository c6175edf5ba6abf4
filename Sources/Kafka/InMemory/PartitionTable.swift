/// A value for each partition, of all topics. It is found by the topic's number, which ``BrokerLog`` gives: that takes no
/// hashing.
struct PartitionTable<Value: Sendable>: Sendable {
    private var rows: [[Value?]] = []

    /// The value of a partition; nil where there is none, for numbers that no partition has too.
    subscript(topic topic: Int, partition partition: KafkaPartition) -> Value? {
        get {
            guard rows.indices.contains(topic), rows[topic].indices.contains(partition.rawValue) else { return nil }
            return rows[topic][partition.rawValue]
        }
        set {
            while rows.count <= topic { rows.append([]) }
            while rows[topic].count <= partition.rawValue { rows[topic].append(nil) }
            rows[topic][partition.rawValue] = newValue
        }
    }
}
