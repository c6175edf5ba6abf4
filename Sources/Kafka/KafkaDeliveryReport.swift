/// What became of a message that was sent.
public struct KafkaDeliveryReport: Sendable, Hashable {
    /// The outcome of a delivery.
    public enum Status: Sendable, Hashable {
        /// The broker has written the record.
        case acknowledged(message: KafkaAcknowledgedMessage)

        /// The broker did not confirm it. It may have been written all the same.
        case failure(KafkaError)
    }

    /// The outcome.
    public var status: Status

    /// Makes a report.
    public init(status: Status) {
        self.status = status
    }
}

/// A message that the broker has written, and where.
public struct KafkaAcknowledgedMessage: Sendable, Hashable {
    /// The topic it was written to.
    public var topic: String

    /// The partition it was written to.
    public var partition: KafkaPartition

    /// Its key.
    public var key: [UInt8]?

    /// Its payload.
    public var value: [UInt8]?

    /// Its position in the partition, or -1 where the broker did not say (a retry that it knew for a duplicate).
    public var offset: KafkaOffset

    /// Makes an acknowledged message.
    public init(topic: String, partition: KafkaPartition, key: [UInt8]?, value: [UInt8]?, offset: KafkaOffset) {
        self.topic = topic
        self.partition = partition
        self.key = key
        self.value = value
        self.offset = offset
    }
}
