import Kafka
import RdKafka
import XCTest

final class EmbeddedClusterTests: XCTestCase {
    func testATopicThatNobodyCreatedGetsTheClustersNumberOfPartitions() async throws {
        let cluster = try EmbeddedCluster(brokers: 3, partitionsPerTopic: 1)
        try await cluster.withProducer { producer in
            let first = try await producer.sendAndAwait(.init(topic: "new", partition: .init(rawValue: 0), value: []))
            let beyond = try await kafkaError {
                try await producer.sendAndAwait(.init(topic: "new", partition: .init(rawValue: 1), value: []))
            }
            XCTAssertNotNil(first.acknowledged)
            XCTAssertEqual(beyond?.code, .unknownPartition)
        }
        await cluster.shutdown()
    }

    func testAClusterLivesAsLongAsItsClients() async throws {
        let producer = try EmbeddedCluster().makeProducer(.init())
        let report = try await producer.sendAndAwait(.init(topic: "orders", value: []))
        await producer.shutdown()
        XCTAssertNotNil(report.acknowledged)
    }

    func testWhatIsNotAllowedIsAnError() async throws {
        let cluster = try SharedCluster.get()
        let cases: [(name: String, body: () throws -> Void)] = [
            ("no brokers", { _ = try EmbeddedCluster(brokers: 0) }),
            ("no partitions", { _ = try EmbeddedCluster(partitionsPerTopic: 0) }),
            ("no partitions in a topic", { try cluster.createTopic("zero", partitions: 0) }),
            ("a name that is not allowed", { try cluster.createTopic("a b", partitions: 1) }),
        ]
        for (name, body) in cases {
            let error = try await kafkaError { try body() }
            XCTAssertNotNil(error, name)
        }
    }

    func testATopicIsCreatedOnceAndByAnyClient() async throws {
        let cluster = try SharedCluster.get()
        let topic = try SharedCluster.makeTopic(partitions: 2)
        try cluster.createTopic(topic, partitions: 2)
        let client = RdKafkaBroker(bootstrapServers: cluster.bootstrapServers)
        try await client.createTopic(topic, partitions: 2)
        let error = try await kafkaError { try await client.createTopic("a b", partitions: 2) }
        XCTAssertEqual(error?.code.rawValue, "TOPIC_EXCEPTION")
    }

    func testAConsumerThatHasItsPartitionsHasThemAtOnce() async throws {
        let cluster = try SharedCluster.get()
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let consumer = try cluster.makeConsumer(KafkaConsumerConfiguration(groupID: topic, topics: [topic]))
        try await consumer.waitForAssignment()
        try await consumer.waitForAssignment()
        let none = try await consumer.poll(maxMessages: 1, timeout: .zero)
        XCTAssertEqual(none.count, 0)
        await consumer.shutdown()
        let error = try await kafkaError { try await consumer.waitForAssignment() }
        XCTAssertEqual(error?.code, .closed)
    }

    func testAClusterThatWasShutDownAnswersNoMore() async throws {
        let cluster = try EmbeddedCluster()
        try await cluster.checkConnection(timeout: .seconds(10))
        await cluster.shutdown()
        await cluster.shutdown()
        let connection = try await kafkaError { try await cluster.checkConnection(timeout: .milliseconds(200)) }
        let topic = try await kafkaError { try cluster.createTopic("orders", partitions: 1) }
        XCTAssertEqual(connection?.code, .transport)
        XCTAssertEqual(topic?.code, .closed)
    }
}
