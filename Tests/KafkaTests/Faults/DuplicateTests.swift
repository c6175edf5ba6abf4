import Kafka
import XCTest

final class DuplicateTests: XCTestCase {
    func testAScheduleSaysWhichRecordsComeTwice() async throws {
        let cases: [(schedule: FaultSchedule, expected: [String])] = [
            (.once, ["1", "1", "2", "3", "4"]),
            (.nth(3), ["1", "2", "3", "3", "4"]),
            (.every(2), ["1", "2", "2", "3", "4", "4"]),
            (.always, ["1", "1", "2", "2", "3", "3", "4", "4"]),
        ]
        for (schedule, expected) in cases {
            let broker = try InMemoryBroker.holding(["1", "2", "3", "4"])
            broker.inject(.duplicate(schedule))
            let batched = try await broker.consumer(group: "batches").pollAll()
            XCTAssertEqual(batched, expected, "\(schedule)")
        }
    }

    func testADuplicateIsTheSameMessageAgainAlsoOneByOne() async throws {
        let broker = try InMemoryBroker.holding(["1", "2"])
        broker.inject(.duplicate())
        var messages: [KafkaConsumerMessage] = []
        for try await message in try broker.consumer().messages { messages.append(message) }
        XCTAssertEqual(messages.map(\.text), ["1", "1", "2"])
        XCTAssertEqual(messages[0], messages[1])
        XCTAssertEqual(
            broker.struckFaults,
            [.duplicated(topic: "orders", partition: 0, offset: 0, group: "billing")]
        )
    }

    func testOtherTopicsAndGroupsGetNoDuplicates() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        try broker.append(.text("2", to: "payments"))
        broker.inject(.duplicate(.always, from: "orders", in: "billing"))
        let own = try await broker.consumer(topics: ["orders", "payments"]).pollAll()
        let others = try await broker.consumer(group: "shipping", topics: ["orders", "payments"]).pollAll()
        XCTAssertEqual(own.sorted(), ["1", "1", "2"])
        XCTAssertEqual(others, ["1", "2"])
    }

    func testADuplicateKeepsItsPlaceInItsPartition() async throws {
        let broker = try InMemoryBroker.holding(["a1", "a2"], ["b1", "b2"])
        broker.inject(.duplicate())
        let texts = try await broker.consumer().pollAll()
        XCTAssertEqual(texts, ["a1", "b1", "a1", "b2", "a2"])
    }

    func testADuplicateIsStillToComeAfterARebalanceThatLeavesThePartition() async throws {
        let broker = try InMemoryBroker.holding(["a1", "a2"], ["b1"])
        broker.inject(.duplicate(.always))
        let first = try broker.consumer(stopsAtEnd: false)
        let read = try await first.next()?.text
        _ = try broker.consumer()
        let rest = try await first.pollAll()
        XCTAssertEqual(read, "a1")
        XCTAssertEqual(rest, ["a1", "a2", "a2"])
    }

    func testACommitDoesNotTakeBackADuplicate() async throws {
        let broker = try InMemoryBroker.holding(["1", "2"])
        broker.inject(.duplicate())
        let consumer = try broker.consumer()
        var texts: [String] = []
        for try await message in consumer.messages {
            texts.append(message.text)
            try await consumer.commit(message)
        }
        XCTAssertEqual(texts, ["1", "1", "2"])
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 2)
    }

    func testSwitchedOffItDuplicatesNoMore() async throws {
        let broker = try InMemoryBroker.holding(["1", "2", "3"])
        let duplicating = broker.inject(.duplicate(.always))
        let consumer = try broker.consumer()
        _ = try await consumer.poll(maxMessages: 2, timeout: .zero)
        duplicating.off()
        let rest = try await consumer.pollAll()
        XCTAssertEqual(rest, ["2", "3"])
    }
}
