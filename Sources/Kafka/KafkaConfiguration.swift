/// How a producer is set up.
public struct KafkaProducerConfiguration: Sendable {
    /// Kafka's `client.id`.
    public var clientID: String

    /// How long a message may wait for its acknowledgement, retries included (librdkafka's `message.timeout.ms`).
    public var deliveryTimeout: Duration

    /// Makes a configuration.
    public init(clientID: String = "producer", deliveryTimeout: Duration = .seconds(10)) {
        self.clientID = clientID
        self.deliveryTimeout = deliveryTimeout
    }
}

/// How a consumer is set up.
public struct KafkaConsumerConfiguration: Sendable {
    /// Where a group without a committed offset begins.
    public enum OffsetReset: String, Sendable {
        /// At the oldest record.
        case earliest
        /// After the newest record.
        case latest
    }

    /// Kafka's `group.id`.
    public var groupID: String

    /// The topics to subscribe to.
    public var topics: [String]

    /// Kafka's `client.id`.
    public var clientID: String

    /// Kafka's `auto.offset.reset`.
    public var autoOffsetReset: OffsetReset

    /// Whether the consumer ends, as if it had been shut down, once every partition assigned to it has been read to its
    /// end. A program that handles what is there and stops wants it; a service does not.
    public var stopsAtEnd: Bool

    /// Makes a configuration.
    public init(
        groupID: String,
        topics: [String],
        clientID: String = "consumer",
        autoOffsetReset: OffsetReset = .earliest,
        stopsAtEnd: Bool = false
    ) {
        self.groupID = groupID
        self.topics = topics
        self.clientID = clientID
        self.autoOffsetReset = autoOffsetReset
        self.stopsAtEnd = stopsAtEnd
    }
}
