import Kafka
import XCTest

final class CommitTests: XCTestCase {
    func testTheNextMemberResumesAfterTheCommittedMessage() async throws {
        let broker = try InMemoryBroker.holding(["1", "2", "3"])
        let first = try broker.consumer()
        let read = try await first.poll(maxMessages: 3, timeout: .zero)
        try await first.commit(read[0])
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders", partition: 0), 1)
        await first.shutdown()

        let redelivered = try await broker.consumer().poll(maxMessages: 10, timeout: .zero)
        XCTAssertEqual(redelivered, Array(read[1...]))
    }

    func testCommitsAreKeptByPartitionAndByGroup() async throws {
        let broker = try InMemoryBroker.holding(["a1", "a2"], ["b1", "b2"])
        let consumer = try broker.consumer()
        let read = try await consumer.poll(maxMessages: 10, timeout: .zero)
        let last = try XCTUnwrap(read.last { $0.partition == 1 })
        try await consumer.commit(last)
        XCTAssertNil(broker.committedOffset(group: "billing", topic: "orders", partition: 0))
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders", partition: 1), 2)
        XCTAssertNil(broker.committedOffset(group: "shipping", topic: "orders", partition: 1))
        XCTAssertNil(broker.committedOffset(group: "billing", topic: "payments", partition: 1))
    }
}
