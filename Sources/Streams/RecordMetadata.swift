import Kafka

/// Where a record was read (Kafka Streams' `RecordMetadata`). It belongs to the engine: no operator can change it.
public struct RecordMetadata: Sendable, Hashable {
    /// The topic.
    public var topic: String

    /// The partition.
    public var partition: KafkaPartition

    /// The position in the partition.
    public var offset: KafkaOffset

    /// Makes metadata.
    public init(topic: String, partition: KafkaPartition, offset: KafkaOffset) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
    }
}

extension RecordMetadata {
    init(_ message: KafkaConsumerMessage) {
        self.init(topic: message.topic, partition: message.partition, offset: message.offset)
    }
}

extension RecordMetadata: CustomStringConvertible {
    /// Topic, partition and offset, for people.
    public var description: String { "\(topic), partition \(partition), offset \(offset)" }
}
