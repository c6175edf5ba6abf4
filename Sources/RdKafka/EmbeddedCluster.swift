import Dispatch
import Kafka
import Synchronization

/// A Kafka cluster inside this process: librdkafka's mock cluster.
///
/// It speaks Kafka's protocol on loopback, to any client, also one of another process. It keeps its records in memory
/// and forgets them when it is shut down. It is for learning and for tests.
public final class EmbeddedCluster: KafkaBroker {
    /// `host:port` of each broker, separated by commas.
    public let bootstrapServers: String

    struct State {
        /// Nil once the cluster was shut down.
        var cluster: MockCluster?
        /// How many partitions each topic was created with.
        var knownTopics: [String: Int] = [:]
    }

    let state: Mutex<State>
    private let partitionsPerTopic: Int
    private let queue = DispatchQueue(label: "kafka-embedded-cluster")

    /// Opens a cluster on free ports of loopback.
    ///
    /// - Parameters:
    ///   - brokers: how many brokers it has.
    ///   - partitionsPerTopic: how many partitions a topic gets when one of this cluster's own producers or consumers is
    ///     the first to use it. One that a client from elsewhere uses first gets librdkafka's number, 4.
    /// - Throws: `KafkaError` when a number is out of range, or the cluster could not listen.
    public init(brokers: Int = 1, partitionsPerTopic: Int = 4) throws {
        guard (1...100).contains(brokers) else {
            throw KafkaError(code: .invalidConfiguration, reason: "A cluster has 1 to 100 brokers, not \(brokers).")
        }
        try Self.checkPartitions(partitionsPerTopic, of: "A topic")
        let cluster = try MockCluster(brokers: Int32(brokers))
        self.bootstrapServers = cluster.bootstrapServers
        self.partitionsPerTopic = partitionsPerTopic
        self.state = Mutex(State(cluster: cluster))
    }

    /// Creates a topic, unless it is known already. A topic that nobody created comes into being when it is first used.
    ///
    /// - Parameters:
    ///   - name: the topic's name.
    ///   - partitions: how many partitions it has.
    /// - Throws: `KafkaError` when the name or the number is not allowed, the topic is there with another number, or the
    ///   cluster was shut down.
    public func createTopic(_ name: String, partitions: Int) throws {
        try TopicName.check(name)
        try Self.checkPartitions(partitions, of: "Topic \(name)")
        try state.withLock { state in
            guard let cluster = state.cluster else { throw KafkaError.closed("embedded cluster") }
            if let count = state.knownTopics[name] {
                guard count == partitions else { throw KafkaError.otherPartitions(name, count, partitions) }
                return
            }
            state.knownTopics[name] = partitions
            try cluster.createTopic(name, partitions: Int32(partitions))
        }
    }

    /// Closes the brokers' ports and forgets all records. A second call does nothing.
    public func shutdown() async {
        let cluster = takeCluster()
        await withCheckedContinuation { continuation in
            queue.async {
                cluster?.destroy()
                continuation.resume()
            }
        }
    }

    deinit {
        let cluster = takeCluster()
        queue.async { cluster?.destroy() }
    }

    private func takeCluster() -> MockCluster? {
        state.withLock { state in
            defer { state.cluster = nil }
            return state.cluster
        }
    }

    private static func checkPartitions(_ number: Int, of topic: String) throws(KafkaError) {
        guard (1...1000).contains(number) else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "\(topic) cannot have \(number) partitions; ask for 1 to 1000."
            )
        }
    }
}

// MARK: - KafkaBroker

extension EmbeddedCluster {
    /// What it is, and its address.
    public var name: String { "embedded cluster at \(bootstrapServers)" }

    /// Returns once the cluster has answered.
    ///
    /// - Throws: `KafkaError` when it did not within `timeout`, for instance because it was shut down.
    public func checkConnection(timeout: Duration) async throws {
        try await broker.checkConnection(timeout: timeout)
    }

    /// Opens a producer on this cluster.
    ///
    /// - Throws: `KafkaError` when the configuration is not accepted.
    public func makeProducer(_ configuration: KafkaProducerConfiguration) throws -> any KafkaProducer {
        try broker.makeProducer(configuration)
    }

    /// Opens a consumer on this cluster. The first member of a group waits for its partitions, about 3 seconds with
    /// librdkafka 2.0: the mock cluster gives others that long to join.
    ///
    /// - Throws: `KafkaError` when the configuration is not accepted.
    public func makeConsumer(_ configuration: KafkaConsumerConfiguration) throws -> any KafkaConsumer {
        try broker.makeConsumer(configuration)
    }

    /// The clients hold the cluster, so that it lives as long as they do.
    private var broker: RdKafkaBroker {
        RdKafkaBroker(bootstrapServers: bootstrapServers, options: Self.clientOptions) { self.prepareTopic($0) }
    }

    private func prepareTopic(_ name: String) {
        // That a client from elsewhere was first is no error, and a name that is not allowed is the client's to refuse.
        try? createTopic(name, partitions: partitionsPerTopic)
    }

    private static let clientOptions: RdKafkaOptions = [
        // After a member has left, the mock cluster waits for the session time-out less 1 s before the next one gets its
        // partitions. It must be more than the 3 s of the first joining, or members are dropped while they wait.
        "session.timeout.ms": "3500",
        "heartbeat.interval.ms": "200",
        // The mock cluster answers a fetch that found nothing after this time, even if a record comes earlier.
        "fetch.wait.max.ms": "20",
        // The mock cluster takes a batch although the one before it failed, which Kafka refuses (the sequence numbers of
        // an idempotent producer have a gap then). It calls the retry of the failed one a duplicate, and so a message would
        // be acknowledged that is nowhere. With one request at a time nothing is taken out of order.
        "max.in.flight": "1",
    ]
}
