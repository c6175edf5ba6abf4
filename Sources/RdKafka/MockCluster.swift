internal import Crdkafka
import Kafka

/// librdkafka's mock cluster, and the client that it needs to hang on to. Whoever opens one destroys it, once.
struct MockCluster: Sendable {
    private let client: Client
    /// The cluster, for librdkafka's functions.
    let cluster: RdKafkaPointer

    /// Opens a cluster on free ports of loopback.
    init(brokers: Int32) throws(KafkaError) {
        let client = try Client(RD_KAFKA_PRODUCER, try ClientSettings(["client.id": "embedded-cluster"]))
        guard let cluster = rd_kafka_mock_cluster_new(client.raw, brokers) else {
            let cause = client.lastError ?? "librdkafka gives no reason"
            client.destroy()
            throw KafkaError(code: .transport, reason: "The embedded cluster could not listen on 127.0.0.1: \(cause)")
        }
        // Long enough for members that start together, in place of 3 s where librdkafka lets it be set.
        crdkafka_mock_set_join_delay(cluster, 300)
        self.client = client
        self.cluster = RdKafkaPointer(raw: cluster)
    }

    /// `host:port` of each broker, separated by commas.
    var bootstrapServers: String {
        String(cString: rd_kafka_mock_cluster_bootstraps(cluster.raw))
    }

    func createTopic(_ name: String, partitions: Int32) throws(KafkaError) {
        let error = rd_kafka_mock_topic_create(cluster.raw, name, partitions, 1)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw KafkaError(
                error,
                reason: "Topic \(name) was not created: " + String(cString: rd_kafka_err2str(error))
            )
        }
    }

    /// Blocks until the threads of the brokers have ended.
    func destroy() {
        rd_kafka_mock_cluster_destroy(cluster.raw)
        client.destroy()
    }
}
