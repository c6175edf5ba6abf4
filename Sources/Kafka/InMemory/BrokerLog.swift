/// All topics of a broker.
struct BrokerLog: Sendable {
    /// How many partitions a topic has that is created on its first use.
    let defaultPartitionCount: Int

    /// The largest size that is accepted; see ``size(of:)``.
    let maxMessageBytes: Int

    private(set) var topics: [String: TopicLog] = [:]

    init(defaultPartitionCount: Int, maxMessageBytes: Int) {
        self.defaultPartitionCount = defaultPartitionCount
        self.maxMessageBytes = maxMessageBytes
    }

    /// - Throws: ``KafkaError/Code/invalidTopic``, ``KafkaError/Code/invalidConfiguration``.
    mutating func createTopic(_ name: String, partitionCount: Int) throws(KafkaError) {
        try TopicName.check(name)
        guard partitionCount > 0 else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "topic \"\(name)\" cannot have \(partitionCount) partitions: ask for 1 or more"
            )
        }
        if let existing = topics[name], existing.partitionCount != partitionCount {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "topic \"\(name)\" is there already, with \(existing.partitionCount) partitions, not "
                    + "\(partitionCount): create it before its first use, or use another name"
            )
        }
        if topics[name] == nil {
            topics[name] = TopicLog(partitionCount: partitionCount)
        }
    }

    /// Creates the topic unless it is there.
    ///
    /// - Throws: ``KafkaError/Code/invalidTopic`` when the name is not legal.
    mutating func createTopicIfMissing(_ name: String) throws(KafkaError) {
        if topics[name] == nil {
            try createTopic(name, partitionCount: defaultPartitionCount)
        }
    }

    /// `message` as a record with its partition chosen, not yet on the log. Offset -1 stands for none.
    ///
    /// - Throws: ``KafkaError`` when Kafka would refuse the message. No topic is created then.
    mutating func prepare(
        _ message: KafkaProducerMessage,
        millisecondsSinceEpoch: Int64
    ) throws(KafkaError) -> KafkaConsumerMessage {
        try TopicName.check(message.topic)
        try checkSize(of: message)
        var topic = topics[message.topic] ?? TopicLog(partitionCount: defaultPartitionCount)
        let partition = try topic.choosePartition(for: message)
        topics[message.topic] = topic
        return KafkaConsumerMessage(
            topic: message.topic,
            partition: partition,
            headers: message.headers,
            key: message.key,
            value: message.value,
            offset: KafkaOffset(rawValue: -1),
            timestamp: .createTime(millisecondsSinceEpoch: millisecondsSinceEpoch)
        )
    }

    /// As ``prepare(_:millisecondsSinceEpoch:)``, and the log stays as it is: no topic is created, and no turn is taken.
    func prepared(
        _ message: KafkaProducerMessage,
        millisecondsSinceEpoch: Int64
    ) throws(KafkaError) -> KafkaConsumerMessage {
        var copy = self
        return try copy.prepare(message, millisecondsSinceEpoch: millisecondsSinceEpoch)
    }

    /// Writes a record that ``prepare(_:millisecondsSinceEpoch:)`` made, and returns it with its offset.
    mutating func write(_ record: KafkaConsumerMessage) -> KafkaConsumerMessage {
        topics[record.topic, default: TopicLog(partitionCount: defaultPartitionCount)].append(record)
    }

    func record(at position: Int, of source: TopicPartition) -> KafkaConsumerMessage? {
        topics[source.topic]?.record(in: source.partition, at: position)
    }

    func end(of source: TopicPartition) -> Int {
        topics[source.topic]?.end(of: source.partition) ?? 0
    }

    private func checkSize(of message: KafkaProducerMessage) throws(KafkaError) {
        let size = Self.size(of: message)
        guard size <= maxMessageBytes else {
            throw KafkaError(
                code: .messageTooLarge,
                reason: "the message to topic \"\(message.topic)\" has \(size) bytes and the broker takes "
                    + "\(maxMessageBytes) at most: send less, or raise maxMessageBytes"
            )
        }
    }

    /// The bytes of the key, the value, and the headers' keys and values; framing is not counted.
    private static func size(of message: KafkaProducerMessage) -> Int {
        message.headers.reduce((message.key?.count ?? 0) + (message.value?.count ?? 0)) { sum, header in
            sum + header.key.utf8.count + (header.value?.count ?? 0)
        }
    }
}
