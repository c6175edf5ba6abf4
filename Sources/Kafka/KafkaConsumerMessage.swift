/// A message received.
public struct KafkaConsumerMessage: Sendable, Hashable {
    /// The topic it was read from.
    public var topic: String

    /// The partition it was read from.
    public var partition: KafkaPartition

    /// The headers, in the order in which they stood on the wire.
    public var headers: [KafkaHeader]

    /// The key, or nil for a null key.
    public var key: [UInt8]?

    /// The payload, or nil for a tombstone.
    public var value: [UInt8]?

    /// Its position in the partition.
    public var offset: KafkaOffset

    /// When it was created, or appended to the log.
    public var timestamp: KafkaTimestamp

    /// Makes a message.
    public init(
        topic: String,
        partition: KafkaPartition,
        headers: [KafkaHeader] = [],
        key: [UInt8]?,
        value: [UInt8]?,
        offset: KafkaOffset,
        timestamp: KafkaTimestamp
    ) {
        self.topic = topic
        self.partition = partition
        self.headers = headers
        self.key = key
        self.value = value
        self.offset = offset
        self.timestamp = timestamp
    }
}
