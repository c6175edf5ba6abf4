import Synchronization

/// A Kafka broker inside the process: instant, and deterministic, so that the same calls in the same order have the
/// same result. It has no threads and keeps its records until it is released.
///
/// Topics are created on their first use. Keys find their partitions as with Kafka's Java client; records without a
/// key are spread over the partitions in turn. Consumers of a group share its partitions by range, in the order in
/// which they joined; one that is never shut down stays a member.
///
/// What can go wrong with Kafka goes wrong here on demand: see ``BrokerFault``.
public final class InMemoryBroker: Sendable {
    private let state: Mutex<BrokerState>
    private let now: @Sendable () -> Int64

    /// Makes a broker without topics.
    ///
    /// - Parameters:
    ///   - partitionsPerTopic: how many partitions a topic gets that is created on its first use; 1 or more.
    ///   - maxMessageBytes: the largest message that is accepted: the bytes of its key, value and headers together.
    ///   - now: the clock that timestamps are read from, in milliseconds since the Unix epoch.
    public init(
        partitionsPerTopic: Int = 1,
        maxMessageBytes: Int = 1_000_000,
        now: @escaping @Sendable () -> Int64 = InMemoryBroker.systemTime
    ) {
        precondition(partitionsPerTopic > 0, "partitionsPerTopic is \(partitionsPerTopic): ask for 1 or more")
        let log = BrokerLog(defaultPartitionCount: partitionsPerTopic, maxMessageBytes: maxMessageBytes)
        state = Mutex(BrokerState(log: log))
        self.now = now
    }

    /// Runs `body` with the state locked, and resumes afterwards whoever `body` has found to be resumed. Resuming waits
    /// for the lock to be free because an executor may run the resumed task on the spot.
    func withState<Value: Sendable, Failure: Error>(
        _ body: (inout BrokerState) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let (result, resumptions) = state.withLock { state in
            let result = Result { () throws(Failure) in try body(&state) }
            return (result, state.takeResumptions())
        }
        for resume in resumptions { resume() }
        return try result.get()
    }
}

// MARK: - Topics and records

extension InMemoryBroker {
    /// The names of all topics, sorted.
    public var topics: [String] {
        withState { $0.log.topicNames.sorted() }
    }

    /// Creates a topic. Nothing happens when it is there already with as many partitions.
    ///
    /// - Throws: ``KafkaError/Code/invalidTopic`` when the name is not legal;
    ///   ``KafkaError/Code/invalidConfiguration`` when `partitions` is less than 1, or
    ///   the topic is there with another number of partitions.
    public func createTopic(_ name: String, partitions: Int) throws(KafkaError) {
        try withState { state throws(KafkaError) in try state.createTopic(name, partitionCount: partitions) }
    }

    /// All records of a topic, of all its partitions, in the order in which they were appended. Empty when there is no
    /// such topic.
    public func records(in topic: String) -> [KafkaConsumerMessage] {
        withState { $0.log.records(in: topic) }
    }

    /// Puts a record on the log without a producer: no fault strikes it, and no hook is called.
    ///
    /// - Returns: the record as consumers receive it.
    /// - Throws: ``KafkaError`` with ``KafkaError/Code/messageTooLarge``, ``KafkaError/Code/unknownPartition``, or
    ///   ``KafkaError/Code/invalidTopic`` when the topic's name is not legal. Nothing is written then.
    @discardableResult
    public func append(_ message: KafkaProducerMessage) throws(KafkaError) -> KafkaConsumerMessage {
        let time = now()
        return try withState { state throws(KafkaError) in
            try state.append(message, millisecondsSinceEpoch: time)
        }
    }

    /// The next offset that `group` is to read, or nil when it has committed none there.
    public func committedOffset(
        group: String,
        topic: String,
        partition: KafkaPartition = KafkaPartition(rawValue: 0)
    ) -> KafkaOffset? {
        withState { state in
            guard let group = state.number(ofGroup: group), let topic = state.log.number(of: topic) else { return nil }
            return state.groups[group].committed[topic: topic, partition: partition]
        }
    }

    /// Writes `message` for a producer, unless a fault says otherwise.
    func deliver(
        _ message: KafkaProducerMessage,
        from producer: KafkaProducerConfiguration
    ) throws(KafkaError) -> Delivery {
        let time = now()
        return try withState { state throws(KafkaError) in
            try state.deliver(message, from: producer, millisecondsSinceEpoch: time)
        }
    }
}
