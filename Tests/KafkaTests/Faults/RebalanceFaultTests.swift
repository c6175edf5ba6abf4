import XCTest

@testable import Kafka

final class RebalanceFaultTests: XCTestCase {
    func testAloneInItsGroupAMemberGetsItsPartitionsBackWithWhatItHadNotCommitted() async throws {
        let broker = try InMemoryBroker.holding(["1", "2", "3"])
        broker.inject(.rebalance(.nth(2), in: "billing"))
        let consumer = try broker.consumer()
        var texts: [String] = []
        for try await message in consumer.messages {
            texts.append(message.text)
            do {
                try await consumer.commit(message)
            } catch let error as KafkaError {
                XCTAssertEqual(error.code, .rebalanceInProgress)
                texts.append("refused")
            }
        }
        XCTAssertEqual(texts, ["1", "2", "refused", "2", "3"])
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 3)
        XCTAssertEqual(broker.struckFaults, [.rebalanced(group: "billing", clientID: "consumer")])
    }

    func testABatchIsGivenWholeAndComesAgain() async throws {
        let broker = try InMemoryBroker.holding(["1", "2", "3", "4"])
        broker.inject(.rebalance(.nth(2), in: "billing"))
        let consumer = try broker.consumer(stopsAtEnd: false)
        let batch = try await consumer.poll(maxMessages: 3, timeout: .zero)
        await assertThrowsKafkaError(.rebalanceInProgress, naming: ["2", "\"orders\"", "\"billing\""]) {
            try await consumer.commit(batch[2])
        }
        let again = try await consumer.pollAll()
        XCTAssertEqual(batch.map(\.text), ["1", "2", "3"])
        XCTAssertEqual(again, ["1", "2", "3", "4"])
        try await consumer.commit(batch[2])
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 3)
    }

    func testThePartitionsMoveToAnotherMember() async throws {
        let broker = try InMemoryBroker.holding(["1", "2", "3"])
        broker.inject(.rebalance(.nth(2), in: "billing"))
        let first = try broker.consumer(stopsAtEnd: false)
        let second = try broker.consumer(stopsAtEnd: false)
        let read = try await first.poll(maxMessages: 1, timeout: .zero)
        try await first.commit(read[0])
        let lost = try await first.poll(maxMessages: 1, timeout: .zero)
        await assertThrowsKafkaError(.rebalanceInProgress) { try await first.commit(lost[0]) }
        let taken = try await second.poll(maxMessages: 10, timeout: .zero)
        let left = try await first.pollAll()
        await assertThrowsKafkaError(.notAssigned) { try await first.commit(lost[0]) }
        try await second.commit(taken[1])
        XCTAssertEqual(taken.map(\.text), ["2", "3"])
        XCTAssertEqual(left, [])
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 3)
    }

    func testAMemberThatWaitsGetsThePartitionsAtOnce() async throws {
        let broker = InMemoryBroker()
        broker.inject(.rebalance(in: "billing"))
        let first = try broker.consumer(stopsAtEnd: false)
        let second = try broker.consumer(stopsAtEnd: false)
        let waiting = Task { try await second.next()?.text }
        await broker.waitUntilConsumersWait()
        try broker.append(.text("1"))
        let own = try await first.next()?.text
        let taken = try await waiting.value
        XCTAssertEqual([own, taken], ["1", "1"])
    }

    func testSeveralTasksThatReadOneConsumerAreEachServedOnce() async throws {
        let broker = InMemoryBroker()
        broker.inject(.rebalance(in: "billing"))
        let consumer = try broker.consumer(stopsAtEnd: false)
        let tasks = (0..<3).map { _ in Task { try await consumer.next()?.text } }
        await broker.waitUntilConsumersWait(3)
        try broker.append(.text("1"))
        try broker.append(.text("2"))
        var texts: [String?] = []
        for task in tasks { texts.append(try await task.value) }
        XCTAssertEqual(texts.compactMap { $0 }.sorted(), ["1", "1", "2"])
    }

    func testBeforeACommitItMakesTheHandledMessagesComeAgain() async throws {
        let broker = try InMemoryBroker.holding(["1", "2", "3"])
        broker.inject(.rebalanceBeforeCommit(.nth(2), in: "billing"))
        let consumer = try broker.consumer()
        let batch = try await consumer.poll(maxMessages: 2, timeout: .zero)
        try await consumer.commit(batch[0])
        await assertThrowsKafkaError(.rebalanceInProgress) { try await consumer.commit(batch[1]) }
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 1)
        let again = try await consumer.pollAll()
        XCTAssertEqual(again, ["2", "3"])
    }

    func testTheCommitFailsAlsoWhenAnotherTaskWaitsForTheMembersNextMessage() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        broker.inject(.rebalanceBeforeCommit(in: "billing"))
        let consumer = try broker.consumer(stopsAtEnd: false)
        let read = try await consumer.poll(maxMessages: 1, timeout: .zero)
        let waiting = Task { try await consumer.next()?.text }
        await broker.waitUntilConsumersWait()
        await assertThrowsKafkaError(.rebalanceInProgress) { try await consumer.commit(read[0]) }
        let again = try await waiting.value
        XCTAssertEqual(again, "1")
        XCTAssertNil(broker.committedOffset(group: "billing", topic: "orders"))
    }

    func testWhoeverWaitsIsServedAlsoWhenTheMemberThatWasOutJoinsAgain() async throws {
        let broker = try InMemoryBroker.holding(["a"], ["b"], ["c"])
        broker.inject(.rebalanceBeforeCommit(in: "billing"))
        let members = try (0..<3).map { _ in try broker.consumer(stopsAtEnd: false) }
        let a = try await members[0].poll(maxMessages: 1, timeout: .zero)
        _ = try await members[1].pollAll()
        _ = try await members[2].pollAll()
        let waiting = [0, 2].map { index in Task { try await members[index].next()?.text } }
        await broker.waitUntilConsumersWait(2)
        await assertThrowsKafkaError(.rebalanceInProgress) { try await members[0].commit(a[0]) }
        for member in members { member.triggerGracefulShutdown() }
        var texts: [String?] = []
        for task in waiting { texts.append(try await task.value) }
        XCTAssertEqual(texts, ["c", "b"])
    }

    func testARebalanceThatAnotherOneSetsOffServesThoseWhoWaitToo() async throws {
        let broker = try InMemoryBroker.holding([], ["b"])
        let members = try (0..<3).map { _ in try broker.consumer(stopsAtEnd: false) }
        _ = try await members[1].pollAll()
        let waiting = [1, 2].map { index in Task { try await members[index].next()?.text } }
        await broker.waitUntilConsumersWait(2)
        broker.inject(.rebalance(in: "billing"))
        await members[0].shutdown()
        for member in members { member.triggerGracefulShutdown() }
        var texts: [String?] = []
        for task in waiting { texts.append(try await task.value) }
        XCTAssertEqual(texts, ["b", "b"])
    }

    func testACommitThatIsRefusedAnywayIsNoOccasion() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        let elsewhere = try broker.append(.text("1", to: "payments"))
        broker.inject(.rebalanceBeforeCommit(in: "billing"))
        let consumer = try broker.consumer()
        await assertThrowsKafkaError(.notAssigned) { try await consumer.commit(elsewhere) }
        XCTAssertEqual(broker.struckFaults, [])
    }

    func testOtherGroupsAreLeftAlone() async throws {
        let broker = try InMemoryBroker.holding(["1", "2"])
        broker.inject(.rebalance(.always, in: "billing"))
        let consumer = try broker.consumer(group: "shipping")
        let read = try await consumer.poll(maxMessages: 1, timeout: .zero)
        try await consumer.commit(read[0])
        let rest = try await consumer.pollAll()
        XCTAssertEqual(rest, ["2"])
        XCTAssertEqual(broker.struckFaults, [])
    }

    func testAMemberThatIsOutCanStillBeShutDown() async throws {
        for gracefully in [true, false] {
            let broker = try InMemoryBroker.holding(["1", "2"])
            broker.inject(.rebalance(in: "billing"))
            let consumer = try broker.consumer(stopsAtEnd: false)
            _ = try await consumer.next()
            if gracefully {
                consumer.triggerGracefulShutdown()
            } else {
                await consumer.shutdown()
            }
            let message = try await consumer.next()
            XCTAssertNil(message)
            let texts = try await broker.consumer().pollAll()
            XCTAssertEqual(texts, ["1", "2"])
        }
    }
}
