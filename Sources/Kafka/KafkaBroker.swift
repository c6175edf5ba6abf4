/// A Kafka cluster, as a program meets it: the in-memory fake, the embedded cluster or Apache Kafka.
public protocol KafkaBroker: Sendable {
    /// What to show people: `memory`, or the bootstrap servers.
    var name: String { get }

    /// Returns once the cluster has answered.
    ///
    /// - Throws: ``KafkaError`` naming the address when it did not within `timeout`.
    func checkConnection(timeout: Duration) async throws

    /// Creates `topic` with this many partitions, if it is not there.
    ///
    /// - Throws: ``KafkaError`` when the broker refuses, or has the topic with another number of partitions.
    func createTopic(_ topic: String, partitions: Int) async throws

    /// Opens a producer. Shut it down when done.
    ///
    /// - Throws: ``KafkaError`` when the configuration is not accepted.
    func makeProducer(_ configuration: KafkaProducerConfiguration) throws -> any KafkaProducer

    /// Opens a consumer, which joins its group. Shut it down when done.
    ///
    /// - Throws: ``KafkaError`` when the configuration is not accepted.
    func makeConsumer(_ configuration: KafkaConsumerConfiguration) throws -> any KafkaConsumer
}
