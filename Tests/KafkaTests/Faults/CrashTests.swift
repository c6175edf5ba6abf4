import XCTest

@testable import Kafka

final class CrashTests: XCTestCase {
    func testTheNextMemberGetsWhatTheCrashedOneHadNotCommitted() async throws {
        let broker = try InMemoryBroker.holding(["1", "2", "3"])
        let first = try broker.consumer(stopsAtEnd: false)
        let read = try await first.poll(maxMessages: 2, timeout: .zero)
        try await first.commit(read[0])
        try broker.crash(first)
        let texts = try await broker.consumer().pollAll()
        XCTAssertEqual(texts, ["2", "3"])
        XCTAssertEqual(broker.struckFaults, [.crashed(group: "billing", clientID: "consumer")])
    }

    func testAMemberThatWaitsGetsThePartitions() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        let first = try broker.consumer(stopsAtEnd: false)
        let second = try broker.consumer(stopsAtEnd: false)
        _ = try await first.next()
        let waiting = Task { try await second.next()?.text }
        await broker.waitUntilConsumersWait()
        try broker.crash(first)
        let text = try await waiting.value
        XCTAssertEqual(text, "1")
    }

    func testWhateverACrashedConsumerIsAskedThrows() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        let consumer = try broker.consumer(stopsAtEnd: false)
        let read = try await consumer.poll(maxMessages: 1, timeout: .zero)
        let waiting = Task { _ = try await consumer.next() }
        await broker.waitUntilConsumersWait()
        try broker.crash(consumer)
        try broker.crash(consumer)
        await consumer.shutdown()
        await assertThrowsKafkaError(.unknownMember) { try await waiting.value }
        await assertThrowsKafkaError(.unknownMember) { _ = try await consumer.next() }
        await assertThrowsKafkaError(.unknownMember) { _ = try await consumer.pollAll() }
        await assertThrowsKafkaError(.unknownMember, naming: ["\"orders\"", "\"billing\""]) {
            try await consumer.commit(read[0])
        }
        XCTAssertNil(broker.committedOffset(group: "billing", topic: "orders"))
        XCTAssertEqual(broker.struckFaults.count, 1)
    }

    func testAConsumerThatWasShutDownDoesNotCrash() async throws {
        let broker = InMemoryBroker()
        let consumer = try broker.consumer()
        await consumer.shutdown()
        try broker.crash(consumer)
        let message = try await consumer.next()
        XCTAssertNil(message)
        XCTAssertEqual(broker.struckFaults, [])
    }

    func testAnotherBrokersConsumerIsRefused() async throws {
        let consumer = try InMemoryBroker().consumer()
        await assertThrowsKafkaError(.invalidConfiguration, naming: ["\"billing\""]) {
            try InMemoryBroker().crash(consumer)
        }
    }

    func testAMemberCrashesBetweenHandlingAndCommitting() async throws {
        let broker = try InMemoryBroker.holding(["1", "2", "3"])
        broker.inject(.crashBeforeCommit(.nth(2), in: "billing"))
        var handled: [String] = []
        func run() async throws {
            let consumer = try broker.consumer()
            for try await message in consumer.messages {
                handled.append(message.text)
                try await consumer.commit(message)
            }
        }
        do {
            try await run()
            XCTFail("expected a crash")
        } catch let error as KafkaError {
            XCTAssertEqual(error.code, .unknownMember)
        }
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 1)
        try await run()
        XCTAssertEqual(handled, ["1", "2", "2", "3"])
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 3)
    }

    func testACommitBeforeAnotherGroupsCrashIsKept() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        broker.inject(.crashBeforeCommit(.always, in: "shipping"))
        let consumer = try broker.consumer()
        let read = try await consumer.poll(maxMessages: 1, timeout: .zero)
        try await consumer.commit(read[0])
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 1)
    }
}
