internal import Crdkafka
import Dispatch
import Kafka

/// A Kafka cluster reached through librdkafka.
public final class RdKafkaBroker: KafkaBroker {
    /// The bootstrap servers: `host:port`, several separated by commas.
    public let name: String

    private let options: RdKafkaOptions
    /// Takes what a client can tell no caller, a line each.
    let report: @Sendable (String) -> Void
    /// Called with a topic's name before a client uses it.
    let willUse: @Sendable (_ topic: String) -> Void

    /// A cluster, by the address of at least one of its brokers.
    ///
    /// Nothing is connected yet, so this cannot fail; ``checkConnection(timeout:)`` tells whether the address answers.
    ///
    /// - Parameters:
    ///   - bootstrapServers: `host:port`, several separated by commas.
    ///   - options: settings of the clients, by librdkafka's names (`security.protocol`), in place of the kit's own. Those
    ///     that a configuration sets, as `group.id`, are refused when a client is opened.
    ///   - report: takes a line for people when a producer is shut down with messages undelivered. Nil: the line goes to
    ///     standard error.
    public convenience init(
        bootstrapServers: String,
        options: RdKafkaOptions = [:],
        report: (@Sendable (String) -> Void)? = nil
    ) {
        self.init(bootstrapServers: bootstrapServers, options: options, report: report, willUse: { _ in })
    }

    /// - Parameter willUse: called with a topic's name before a client uses it.
    init(
        bootstrapServers: String,
        options: RdKafkaOptions,
        report: (@Sendable (String) -> Void)? = nil,
        willUse: @escaping @Sendable (_ topic: String) -> Void
    ) {
        self.name = bootstrapServers
        self.options = options
        self.report = report ?? StandardErrorLine.write
        self.willUse = willUse
    }

    /// Asks for the cluster's metadata, with a client of its own.
    ///
    /// - Throws: `KafkaError` naming the address when no broker answered within `timeout`.
    public func checkConnection(timeout: Duration) async throws {
        try await DispatchQueue(label: "kafka-connection-check").run { [self] in
            let client = try Client(RD_KAFKA_PRODUCER, settings([:]))
            defer { client.destroy() }
            var metadata: UnsafePointer<rd_kafka_metadata>?
            let error = rd_kafka_metadata(client.raw, 0, nil, &metadata, timeout.milliseconds)
            rd_kafka_metadata_destroy(metadata)
            guard error == RD_KAFKA_RESP_ERR_NO_ERROR else { throw noAnswer(error, client, within: timeout) }
        }
    }

    /// Creates `topic`, unless it is there.
    ///
    /// - Throws: `KafkaError` when the cluster refuses, or does not answer within 10 seconds.
    public func createTopic(_ topic: String, partitions: Int) async throws {
        try await DispatchQueue(label: "kafka-create-topic").run { [self] in
            let client = try Client(RD_KAFKA_PRODUCER, settings([:]))
            defer { client.destroy() }
            try client.createTopic(topic, partitions: partitions, timeout: .seconds(10))
        }
    }

    /// Opens a producer.
    ///
    /// It waits for all in-sync replicas, does not duplicate when it retries, and puts a key on the partition on which
    /// the Java client puts it.
    ///
    /// - Throws: `KafkaError` when the configuration or an option is not accepted.
    public func makeProducer(_ configuration: KafkaProducerConfiguration) throws -> any KafkaProducer {
        try RdKafkaProducer(configuration, on: self)
    }

    /// Opens a consumer, which joins its group in the background.
    ///
    /// - Throws: `KafkaError` when the configuration or an option is not accepted.
    public func makeConsumer(_ configuration: KafkaConsumerConfiguration) throws -> any KafkaConsumer {
        try RdKafkaConsumer(configuration, on: self)
    }

    /// The settings of a client on this cluster: `own`, the address, and the options, which come last and win.
    func settings(_ own: [String: String]) throws(KafkaError) -> ClientSettings {
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "The address of the Kafka broker is empty. Give it as host:port, for instance localhost:9092."
            )
        }
        return try ClientSettings(own.merging(["bootstrap.servers": name]) { _, address in address }, options: options)
    }

    private func noAnswer(_ error: rd_kafka_resp_err_t, _ client: Client, within timeout: Duration) -> KafkaError {
        let cause = client.lastError ?? String(cString: rd_kafka_err2str(error))
        return KafkaError(
            code: .transport,
            reason: "No Kafka broker answered at \(name) within \(timeout) (\(cause)). "
                + "Check the address, and that a broker is running there."
        )
    }
}
