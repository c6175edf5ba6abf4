internal import Crdkafka
import Kafka

extension EmbeddedCluster {
    /// What a client asks of a broker, by the protocol's numbers ("API keys").
    public enum Request: Int16, Sendable, CaseIterable {
        /// A producer's messages.
        case produce = 0
        /// A consumer's request for messages.
        case fetch = 1
        /// Where a partition begins and ends.
        case listOffsets = 2
        /// Which topics and brokers there are.
        case metadata = 3
        /// A group's offsets to be kept.
        case offsetCommit = 8
        /// A group's offsets to be resumed from.
        case offsetFetch = 9
        /// Which broker coordinates a group.
        case findCoordinator = 10
        /// A member comes into a group.
        case joinGroup = 11
        /// A member is alive.
        case heartbeat = 12
        /// A member leaves its group.
        case leaveGroup = 13
        /// A member asks for its partitions.
        case syncGroup = 14
        /// An idempotent producer's id.
        case initProducerID = 22
    }

    /// Makes the next requests of a kind fail with these errors, one each, whoever sends them. A failed produce request
    /// writes nothing. With `KafkaError.Code.transport` the broker closes the connection instead of answering.
    ///
    /// A client tries again what may yet succeed, so one of its calls can use up several errors.
    ///
    /// - Throws: `KafkaError` when a code is none of Kafka's, or the cluster was shut down.
    public func failNextRequests(_ request: Request = .produce, with codes: [KafkaError.Code]) throws {
        let errors = try codes.map { code throws(KafkaError) in try rd_kafka_resp_err_t(code) }
        try withCluster { cluster in
            rd_kafka_mock_push_request_errors_array(cluster, request.rawValue, errors.count, errors)
        }
    }

    /// Takes back the failures of ``failNextRequests(_:with:)`` that have not happened yet.
    ///
    /// - Throws: `KafkaError` when the cluster was shut down.
    public func clearFailures(of request: Request = .produce) throws {
        try withCluster { rd_kafka_mock_clear_request_errors($0, request.rawValue) }
    }

    /// Takes a broker, or all of them, off the network: connections break and none is accepted. The records stay, and so
    /// do the leaders.
    ///
    /// - Parameter broker: its number, counted from 1, or nil for all.
    /// - Throws: `KafkaError` when there is no such broker, or the cluster was shut down.
    public func setDown(broker: Int? = nil) throws {
        try withCluster { try check(rd_kafka_mock_broker_set_down($0, try number(of: broker))) }
    }

    /// Puts a broker, or all of them, back on the network.
    ///
    /// - Parameter broker: its number, counted from 1, or nil for all.
    /// - Throws: `KafkaError` when there is no such broker, or the cluster was shut down.
    public func setUp(broker: Int? = nil) throws {
        try withCluster { try check(rd_kafka_mock_broker_set_up($0, try number(of: broker))) }
    }

    /// Makes a broker, or all of them, answer every request this much later.
    ///
    /// - Parameters:
    ///   - time: the delay; `.zero` ends it.
    ///   - broker: its number, counted from 1, or nil for all.
    /// - Throws: `KafkaError` when there is no such broker, or the cluster was shut down.
    public func setRoundTripTime(_ time: Duration, broker: Int? = nil) throws {
        let milliseconds = time > .zero ? time.milliseconds : 0
        try withCluster { try check(rd_kafka_mock_broker_set_rtt($0, try number(of: broker), milliseconds)) }
    }

    /// Makes the cluster answer with an error whenever a client asks what it knows of the topic.
    ///
    /// - Parameters:
    ///   - topic: its name.
    ///   - code: the error, or nil to answer truly again.
    /// - Throws: `KafkaError` when the topic's name is not allowed or the code is none of Kafka's, or the cluster was
    ///   shut down.
    public func setError(ofTopic topic: String, to code: KafkaError.Code?) throws {
        try TopicName.check(topic)
        let error = try code.map { code throws(KafkaError) in try rd_kafka_resp_err_t(code) }
        try withCluster { rd_kafka_mock_topic_set_error($0, topic, error ?? RD_KAFKA_RESP_ERR_NO_ERROR) }
    }

    /// Makes a broker the leader of a partition, or leaves the partition without one. The topic comes into being if it is
    /// not there.
    ///
    /// - Parameters:
    ///   - topic: its name.
    ///   - partition: which of its partitions.
    ///   - broker: its number, counted from 1, or nil for none.
    /// - Throws: `KafkaError` when there is no such partition or broker, or the cluster was shut down.
    public func setLeader(of topic: String, partition: KafkaPartition, to broker: Int?) throws {
        try TopicName.check(topic)
        guard let partition = Int32(exactly: partition.rawValue), partition >= 0 else {
            throw KafkaError(RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION)
        }
        try withCluster {
            try check(rd_kafka_mock_partition_set_leader($0, topic, partition, try number(of: broker)))
        }
    }
}

extension EmbeddedCluster {
    private func withCluster<E: Error>(_ body: (OpaquePointer) throws(E) -> Void) throws {
        try state.withLock { state in
            guard let cluster = state.cluster else { throw KafkaError.closed("embedded cluster") }
            try body(cluster.cluster.raw)
        }
    }

    /// librdkafka's number of a broker; -1 means all, or none.
    private func number(of broker: Int?) throws(KafkaError) -> Int32 {
        guard let broker else { return -1 }
        let count = bootstrapServers.split(separator: ",").count
        guard (1...count).contains(broker) else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "The embedded cluster has no broker \(broker); its brokers are 1 to \(count)."
            )
        }
        return Int32(broker)
    }

    private func check(_ error: rd_kafka_resp_err_t) throws(KafkaError) {
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else { throw KafkaError(error) }
    }
}
