/// All topics of a broker.
struct BrokerLog: Sendable {
    /// How many partitions a topic has that is created on its first use.
    let defaultPartitionCount: Int

    /// The largest size that is accepted; see ``size(of:)``.
    let maxMessageBytes: Int

    private var topics: [TopicLog] = []

    /// Where each topic stands in ``topics``. A topic keeps its number.
    private var numbers: [String: Int] = [:]

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
        guard let number = numbers[name] else {
            add(TopicLog(partitionCount: partitionCount), named: name)
            return
        }
        guard topics[number].partitionCount == partitionCount else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "topic \"\(name)\" is there already, with \(topics[number].partitionCount) partitions, not "
                    + "\(partitionCount): create it before its first use, or use another name"
            )
        }
    }

    /// Creates the topic unless it is there.
    ///
    /// - Throws: ``KafkaError/Code/invalidTopic`` when the name is not legal.
    mutating func createTopicIfMissing(_ name: String) throws(KafkaError) {
        if numbers[name] == nil {
            try createTopic(name, partitionCount: defaultPartitionCount)
        }
    }

    @discardableResult
    private mutating func add(_ topic: TopicLog, named name: String) -> Int {
        numbers[name] = topics.count
        topics.append(topic)
        return topics.count - 1
    }

    /// `message` as a record with its partition chosen, not yet on the log.
    ///
    /// - Throws: ``KafkaError`` when Kafka would refuse the message. No topic is created then.
    mutating func prepare(
        _ message: KafkaProducerMessage,
        millisecondsSinceEpoch: Int64
    ) throws(KafkaError) -> PreparedRecord {
        let knownNumber = numbers[message.topic]
        // The name of a topic that is there has been checked.
        if knownNumber == nil { try TopicName.check(message.topic) }
        try checkSize(of: message)
        let number: Int
        let partition: KafkaPartition
        if let knownNumber {
            number = knownNumber
            partition = try topics[number].choosePartition(for: message)
        } else {
            var topic = TopicLog(partitionCount: defaultPartitionCount)
            partition = try topic.choosePartition(for: message)
            number = add(topic, named: message.topic)
        }
        let record = KafkaConsumerMessage(
            topic: message.topic,
            partition: partition,
            headers: message.headers,
            key: message.key,
            value: message.value,
            offset: KafkaOffset(rawValue: -1),
            timestamp: .createTime(millisecondsSinceEpoch: millisecondsSinceEpoch)
        )
        return PreparedRecord(record: record, topicNumber: number)
    }

    /// As ``prepare(_:millisecondsSinceEpoch:)``, and the log stays as it is: no topic is created, and no turn is taken.
    func prepared(
        _ message: KafkaProducerMessage,
        millisecondsSinceEpoch: Int64
    ) throws(KafkaError) -> PreparedRecord {
        var copy = self
        return try copy.prepare(message, millisecondsSinceEpoch: millisecondsSinceEpoch)
    }

    /// Writes a record that ``prepare(_:millisecondsSinceEpoch:)`` made, and gives it its offset.
    mutating func write(_ prepared: inout PreparedRecord) {
        topics[prepared.topicNumber].append(&prepared.record)
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

/// A record that has its partition. Until it is written, its offset is -1.
struct PreparedRecord: Sendable {
    var record: KafkaConsumerMessage
    let topicNumber: Int
}

// MARK: - Reading

extension BrokerLog {
    /// The names of all topics.
    var topicNames: some Sequence<String> { numbers.keys }

    /// How many partitions each topic has.
    var partitionCounts: [String: Int] { numbers.mapValues { topics[$0].partitionCount } }

    /// The number that stands for the topic, or nil when there is no such topic.
    func number(of topic: String) -> Int? { numbers[topic] }

    /// All records of a topic, in the order in which they were appended.
    func records(in topic: String) -> [KafkaConsumerMessage] {
        numbers[topic].map { topics[$0].records } ?? []
    }

    func record(at position: Int, ofTopic number: Int, _ partition: KafkaPartition) -> KafkaConsumerMessage? {
        topics[number].record(in: partition, at: position)
    }

    func end(ofTopic number: Int, _ partition: KafkaPartition) -> Int {
        topics[number].end(of: partition)
    }
}
