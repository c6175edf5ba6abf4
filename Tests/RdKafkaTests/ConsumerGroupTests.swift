import Kafka
import XCTest

final class ConsumerGroupTests: XCTestCase {
    func testAGroupResumesAfterWhatItCommittedAndSeesTheRestAgain() async throws {
        let cluster = try SharedCluster.get()
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let configuration = KafkaConsumerConfiguration(
            groupID: SharedCluster.uniqueName("group"),
            topics: [topic],
            stopsAtEnd: true
        )
        try await cluster.withProducer { producer in
            for number in 0..<4 { try await producer.sendAndAwait(.init(topic: topic, key: "k", value: "\(number)")) }
        }

        let first = try await cluster.withConsumer(configuration) { consumer in
            let messages = try await Self.readToEnd(consumer)
            if messages.count > 1 { try await consumer.commit(messages[1]) }
            return messages.map(\.offset.rawValue)
        }
        let second = try await cluster.withConsumer(configuration) { consumer in
            let messages = try await Self.readToEnd(consumer)
            if let last = messages.last { try await consumer.commit(last) }
            return messages.map(\.offset.rawValue)
        }
        let third = try await cluster.withConsumer(configuration) {
            try await Self.readToEnd($0).map(\.offset.rawValue)
        }

        XCTAssertEqual(first, [0, 1, 2, 3])
        XCTAssertEqual(second, [2, 3], "what was not committed is delivered again")
        XCTAssertEqual(third, [], "all was committed")
    }

    func testAConsumerThatStopsAtEndReadsEveryPartitionFirst() async throws {
        let cluster = try SharedCluster.get()
        let topic = try SharedCluster.makeTopic(partitions: 4)
        try await cluster.withProducer { producer in
            for number in 0..<12 {
                // Nothing goes to partition 3, which ends at once.
                let partition = KafkaPartition(rawValue: number % 3)
                try await producer.sendAndAwait(.init(topic: topic, partition: partition, key: "k", value: "\(number)"))
            }
        }
        let group = SharedCluster.uniqueName("group")
        try await cluster.withConsumer(.init(groupID: group, topics: [topic], stopsAtEnd: true)) { consumer in
            let values = try await Self.readToEnd(consumer).map { String(decoding: $0.value ?? [], as: UTF8.self) }
            XCTAssertEqual(Set(values), Set((0..<12).map(String.init)))
            XCTAssertEqual(values.count, 12)
            let later = try await consumer.next()
            XCTAssertNil(later, "the end is final")
            let batch = try await consumer.poll(maxMessages: 10, timeout: .seconds(60))
            XCTAssertEqual(batch, [])
        }
    }

    func testAPartitionThatIsNotAssignedCannotBeCommitted() async throws {
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let consumer = try SharedCluster.get().makeConsumer(
            .init(groupID: SharedCluster.uniqueName("group"), topics: [topic])
        )
        let message = KafkaConsumerMessage(
            topic: topic,
            partition: .init(rawValue: 7),
            key: nil,
            value: nil,
            offset: .init(rawValue: 0),
            timestamp: .notAvailable
        )
        let whileOpen = try await kafkaError { try await consumer.commit(message) }
        await consumer.shutdown()
        let afterwards = try await kafkaError { try await consumer.commit(message) }
        XCTAssertEqual(whileOpen?.code, .notAssigned)
        XCTAssertEqual(afterwards?.code, .closed)
    }

    private static func readToEnd(_ consumer: any KafkaConsumer) async throws -> [KafkaConsumerMessage] {
        var messages: [KafkaConsumerMessage] = []
        for try await message in consumer.messages { messages.append(message) }
        return messages
    }
}
