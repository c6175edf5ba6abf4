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

    func testWhatWasNeverCommittedIsAllDeliveredAgain() async throws {
        let broker = try InMemoryBroker.holding(["1", "2"])
        let first = try broker.consumer()
        let read = try await first.pollAll()
        await first.shutdown()
        let redelivered = try await broker.consumer().pollAll()
        XCTAssertEqual(read, ["1", "2"])
        XCTAssertEqual(redelivered, read)
    }

    func testACommittedOffsetBeatsLatest() async throws {
        let broker = try InMemoryBroker.holding(["1", "2", "3"])
        let first = try broker.consumer()
        let read = try await first.poll(maxMessages: 1, timeout: .zero)
        try await first.commit(read[0])
        await first.shutdown()
        let resumed = try await broker.consumer(reset: .latest).pollAll()
        XCTAssertEqual(resumed, ["2", "3"])
    }

    func testACommitMovesBackwardsWhenToldTo() async throws {
        let broker = try InMemoryBroker.holding(["1", "2", "3"])
        let consumer = try broker.consumer()
        let read = try await consumer.poll(maxMessages: 3, timeout: .zero)
        try await consumer.commit(read[2])
        try await consumer.commit(read[0])
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 1)
    }

    func testACommitDoesNotMoveTheConsumer() async throws {
        let broker = try InMemoryBroker.holding(["1", "2", "3"])
        let consumer = try broker.consumer()
        let read = try await consumer.poll(maxMessages: 2, timeout: .zero)
        try await consumer.commit(read[0])
        let rest = try await consumer.pollAll()
        XCTAssertEqual(rest, ["3"])
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

    func testASecondGroupReadsEverything() async throws {
        let broker = try InMemoryBroker.holding(["1", "2"])
        let billing = try broker.consumer(group: "billing")
        let read = try await billing.poll(maxMessages: 10, timeout: .zero)
        try await billing.commit(read[1])
        let other = try await broker.consumer(group: "shipping").pollAll()
        XCTAssertEqual(other, ["1", "2"])
    }

    func testAnOffsetBeyondTheLogIsResetAsConfigured() async throws {
        let broker = try InMemoryBroker.holding(["1", "2"])
        let consumer = try broker.consumer()
        var beyond = broker.records(in: "orders")[1]
        beyond.offset = 998
        try await consumer.commit(beyond)
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 999)
        await consumer.shutdown()
        let texts = try await broker.consumer().pollAll()
        XCTAssertEqual(texts, ["1", "2"])
    }

    func testAnImpossibleOffsetIsRefused() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        let consumer = try broker.consumer()
        for offset in [-1, Int.min, Int.max] {
            var message = broker.records(in: "orders")[0]
            message.offset = KafkaOffset(rawValue: offset)
            await assertThrowsKafkaError(.invalidConfiguration, naming: ["\(offset)"]) {
                try await consumer.commit(message)
            }
        }
        XCTAssertNil(broker.committedOffset(group: "billing", topic: "orders"))
    }

    func testAMessageOfAnotherTopicOrPartitionIsNotCommitted() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        let consumer = try broker.consumer()
        let elsewhere = try broker.append(.text("1", to: "payments"))
        var unknown = broker.records(in: "orders")[0]
        unknown.partition = 7
        for message in [elsewhere, unknown] {
            await assertThrowsKafkaError(
                .notAssigned,
                naming: ["\"\(message.topic)\"", "\(message.partition)", "\"billing\""]
            ) {
                try await consumer.commit(message)
            }
        }
    }
}
