/// A partition together with the topic that it belongs to.
struct TopicPartition: Sendable, Hashable {
    var topic: String
    var partition: KafkaPartition
}

extension TopicPartition: Comparable {
    /// Orders by topic, then by number.
    static func < (lhs: TopicPartition, rhs: TopicPartition) -> Bool {
        (lhs.topic, lhs.partition) < (rhs.topic, rhs.partition)
    }
}
