import Kafka
import RdKafka
import XCTest

/// `stopsAtEnd`, where librdkafka's news of an end is older than a record.
final class StopsAtEndTests: XCTestCase {
    func testRecordsThatComeAfterTheEndWasReachedAreReadBeforeTheConsumerStops() async throws {
        let cluster = try SharedCluster.get()
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let early = SharedCluster.uniqueName("group")
        let late = SharedCluster.uniqueName("group")
        try await cluster.withConsumer(.init(groupID: early, topics: [topic], stopsAtEnd: true)) { consumer in
            try await consumer.waitForAssignment()
            // Once a later consumer has met the end of the empty topic, the earlier one has been told of it too.
            try await cluster.withConsumer(.init(groupID: late, topics: [topic], stopsAtEnd: true)) { later in
                let nothing = try await later.next()
                XCTAssertNil(nothing)
            }
            _ = try await cluster.withProducer {
                try await $0.sendAndAwait(.init(topic: topic, key: "k", value: "v"))
            }
            let first = try await consumer.next()
            let second = try await consumer.next()
            XCTAssertEqual(first?.offset.rawValue, 0)
            XCTAssertNil(second)
        }
    }
}
