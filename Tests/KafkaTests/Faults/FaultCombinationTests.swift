import Kafka
import Synchronization
import XCTest

final class FaultCombinationTests: XCTestCase {
    func testAProducerThatSendsAgainSurvivesAnOutage() async throws {
        let broker = InMemoryBroker()
        broker.inject(.outage(operations: 3))
        try await broker.sendWithRetries(["1", "2"])
        XCTAssertEqual(broker.records(in: "orders").map(\.text), ["1", "2"])
        XCTAssertEqual(broker.struckFaults.count, 3)
    }

    func testAnOutageThatOutlastsTheRetriesLosesTheMessageAndSaysSo() async throws {
        let broker = InMemoryBroker()
        broker.inject(.outage)
        await assertThrowsKafkaError(.transport) { try await broker.sendWithRetries(["1"], attempts: 3) }
        XCTAssertEqual(broker.records(in: "orders"), [])
    }

    func testADuplicateOfACommittedMessageMayBeCommittedAgain() async throws {
        let broker = try InMemoryBroker.holding(["1", "2"])
        broker.inject(.duplicate(.always))
        broker.inject(.rebalanceBeforeCommit(.nth(2), in: "billing"))
        let consumer = try broker.consumer()
        var texts: [String] = []
        for try await message in consumer.messages {
            texts.append(message.text)
            try? await consumer.commit(message)
        }
        XCTAssertEqual(texts, ["1", "1", "2", "2"])
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 2)
    }

    func testACrashDuringARebalanceLeavesEverythingToTheOthers() async throws {
        let broker = try InMemoryBroker.holding(["a1", "a2"], ["b1"])
        broker.inject(.rebalance(in: "billing"))
        let first = try broker.consumer(stopsAtEnd: false)
        let second = try broker.consumer(stopsAtEnd: false)
        let read = try await first.poll(maxMessages: 1, timeout: .zero)
        try broker.crash(first)
        await assertThrowsKafkaError(.unknownMember) { try await first.commit(read[0]) }
        let taken = try await second.pollAll()
        XCTAssertEqual(read.map(\.text), ["a1"])
        XCTAssertEqual(taken, ["a1", "b1", "a2"])
        XCTAssertEqual(
            broker.struckFaults.map(\.description),
            [
                "group \"billing\" was rebalanced and took its partitions from \"consumer\"",
                "\"consumer\" of group \"billing\" crashed",
            ]
        )
    }

    func testACrashWhileTheBrokerIsDownIsNoticedWhenItIsUp() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        let first = try broker.consumer(stopsAtEnd: false)
        _ = try await first.next()
        let outage = broker.inject(.outage)
        try broker.crash(first)
        let second = try broker.consumer()
        let down = try await second.pollAll()
        outage.off()
        let up = try await second.pollAll()
        XCTAssertEqual([down, up], [[], ["1"]])
    }

    func testOfTwoFaultsTheOneInjectedFirstStrikes() async throws {
        let broker = InMemoryBroker()
        broker.inject(.deliveryFails(.nth(2), with: KafkaError(code: .notEnoughReplicas, reason: "")))
        broker.inject(.acknowledgementLost(.times(2)))
        let outcomes = try await broker.outcomes(of: 4)
        XCTAssertEqual(outcomes, "xxx.")
        XCTAssertEqual(
            broker.struckFaults,
            [
                .deliveryFailed(number: 1, topic: "orders", code: .messageTimedOut, recordIsWritten: true),
                .deliveryFailed(number: 2, topic: "orders", code: .notEnoughReplicas, recordIsWritten: false),
                .deliveryFailed(number: 3, topic: "orders", code: .messageTimedOut, recordIsWritten: true),
            ]
        )
    }
}
