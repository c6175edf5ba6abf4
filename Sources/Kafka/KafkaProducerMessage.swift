/// A message to be sent.
public struct KafkaProducerMessage: Sendable, Hashable {
    /// The topic to send to.
    public var topic: String

    /// The partition to send to; ``KafkaPartition/unassigned`` lets the partitioner choose.
    public var partition: KafkaPartition

    /// The headers, in the order in which they go on the wire.
    public var headers: [KafkaHeader]

    /// The key: messages with the same key land on the same partition, in order. Nil is a null key.
    public var key: [UInt8]?

    /// The payload. Nil is a null value, which Kafka calls a tombstone.
    public var value: [UInt8]?

    /// A message of bytes.
    public init(
        topic: String,
        partition: KafkaPartition = .unassigned,
        headers: [KafkaHeader] = [],
        key: [UInt8]? = nil,
        value: [UInt8]?
    ) {
        self.topic = topic
        self.partition = partition
        self.headers = headers
        self.key = key
        self.value = value
    }

    /// A message of text, sent as UTF-8.
    public init(
        topic: String,
        partition: KafkaPartition = .unassigned,
        headers: [KafkaHeader] = [],
        key: String,
        value: String
    ) {
        self.init(topic: topic, partition: partition, headers: headers, key: Array(key.utf8), value: Array(value.utf8))
    }
}
