import XCTest

@testable import Kafka

final class OutageTests: XCTestCase {
    func testNothingIsWrittenOrCommittedWhileTheBrokerIsDown() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        let consumer = try broker.consumer(stopsAtEnd: false)
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        let read = try await consumer.poll(maxMessages: 1, timeout: .zero)
        let outage = broker.inject(.outage)
        await assertThrowsKafkaError(.transport, naming: ["\"orders\""]) { try await producer.sendAndAwait(.text("2")) }
        await assertThrowsKafkaError(.transport, naming: ["\"orders\"", "0"]) { try await consumer.commit(read[0]) }
        await assertThrowsKafkaError(.transport) { try await broker.checkConnection(timeout: .seconds(3600)) }
        XCTAssertEqual(broker.records(in: "orders").map(\.text), ["1"])
        XCTAssertNil(broker.committedOffset(group: "billing", topic: "orders"))

        outage.off()
        try await producer.sendAndAwait(.text("2"))
        try await consumer.commit(read[0])
        try await broker.checkConnection(timeout: .zero)
        XCTAssertEqual(broker.records(in: "orders").map(\.text), ["1", "2"])
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 1)
        XCTAssertEqual(
            broker.struckFaults,
            [.send(topic: "orders"), .commit(group: "billing"), .connect].map(StruckFault.unreachable)
        )
    }

    func testABrokerThatIsDownCreatesNoTopicAndGivesNoTurn() async throws {
        let broker = InMemoryBroker(partitionsPerTopic: 2)
        let outage = broker.inject(.outage)
        _ = try await broker.outcomes(of: 1)
        XCTAssertEqual(broker.topics, [])
        outage.off()
        _ = try await broker.outcomes(of: 1)
        XCTAssertEqual(broker.records(in: "orders").map(\.partition), [0])
    }

    func testAPollComesBackEmptyAndTakesNothing() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        let consumer = try broker.consumer()
        let outage = broker.inject(.outage)
        let down = try await consumer.pollAll()
        outage.off()
        let up = try await consumer.pollAll()
        XCTAssertEqual([down, up], [[], ["1"]])
    }

    func testAConsumerWaitsUntilTheBrokerIsUp() async throws {
        for stopsAtEnd in [true, false] {
            let broker = try InMemoryBroker.holding(["1"])
            let consumer = try broker.consumer(stopsAtEnd: stopsAtEnd)
            let outage = broker.inject(.outage)
            let next = Task { try await consumer.next()?.text }
            await broker.waitUntilConsumersWait()
            try broker.append(.text("2"))
            outage.off()
            let text = try await next.value
            XCTAssertEqual(text, "1")
        }
    }

    func testAConsumerThatWaitedBeforeTheOutageIsServedAfterIt() async throws {
        let broker = InMemoryBroker()
        let consumer = try broker.consumer(stopsAtEnd: false)
        let next = Task { try await consumer.next()?.text }
        await broker.waitUntilConsumersWait()
        broker.inject(.outage)
        try broker.append(.text("1"))
        await broker.waitUntilConsumersWait()
        let atTheEnd = try broker.consumer(group: "others", stopsAtEnd: false)
        let down = try await atTheEnd.pollAll()
        XCTAssertEqual(down, [])
        broker.switchOffFaults()
        let text = try await next.value
        XCTAssertEqual(text, "1")
    }

    func testAConsumerThatWaitsForTheBrokerCanBeShutDownAndCancelled() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        broker.inject(.outage)
        let closing = try broker.consumer()
        let cancelled = try broker.consumer(group: "shipping")
        let ended = Task { try await closing.next() }
        let cancelling = Task { _ = try await cancelled.next() }
        await broker.waitUntilConsumersWait(2)
        await closing.shutdown()
        cancelling.cancel()
        let message = try await ended.value
        XCTAssertNil(message)
        await assertThrowsCancellation { try await cancelling.value }
    }

    func testAnOutageMayBeCountedInOperations() async throws {
        let broker = try InMemoryBroker.holding(["1"])
        let consumer = try broker.consumer(stopsAtEnd: false)
        let message = try await consumer.poll(maxMessages: 1, timeout: .zero)[0]
        broker.inject(.outage(operations: 4))
        let sent = try await broker.outcomes(of: 1)
        await assertThrowsKafkaError(.transport) { try await consumer.commit(message) }
        let polled = try await consumer.poll(maxMessages: 1, timeout: .seconds(3600)).map(\.text)
        await assertThrowsKafkaError(.transport) { try await broker.checkConnection(timeout: .zero) }
        XCTAssertEqual(sent, "x")
        XCTAssertEqual(polled, [])

        let sentAfter = try await broker.outcomes(of: 1)
        try await consumer.commit(message)
        XCTAssertEqual(sentAfter, ".")
        XCTAssertEqual(broker.struckFaults.count, 4)
    }

    func testTheOperationThatEndsAnOutageLetsThoseWaitGoOn() async throws {
        let broker = InMemoryBroker()
        let consumer = try broker.consumer(stopsAtEnd: false)
        let next = Task { try await consumer.next()?.text }
        await broker.waitUntilConsumersWait()
        broker.inject(.outage(operations: 2))
        try broker.append(.text("1"))
        let sent = try await broker.outcomes(of: 2)
        let text = try await next.value
        XCTAssertEqual(sent, "xx")
        XCTAssertEqual(text, "1")
    }

    func testAConsumerThatAsksForTheNextMessageSeesACountedOutageThrough() async throws {
        for operations in [1, 3, Int.max] {
            let broker = try InMemoryBroker.holding(["1"])
            let consumer = try broker.consumer()
            broker.inject(.outage(operations: operations))
            let text = try await consumer.next()?.text
            let sent = try await broker.outcomes(of: 1)
            XCTAssertEqual(text, "1")
            XCTAssertEqual(sent, ".")
        }
    }

    func testTheBrokerIsDownUntilTheLastOutageIsOver() async throws {
        let broker = InMemoryBroker()
        let first = broker.inject(.outage)
        broker.inject(.outage(operations: 2))
        let both = try await broker.outcomes(of: 1)
        first.off()
        let one = try await broker.outcomes(of: 2)
        XCTAssertEqual([both, one], ["x", "x."])
    }

    func testAMessageThatTheClientRefusesMeetsNoOutage() async throws {
        let broker = InMemoryBroker(maxMessageBytes: 3)
        broker.inject(.outage(operations: 1))
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        await assertThrowsKafkaError(.messageTooLarge) { try await producer.sendAndAwait(.text("long")) }
        await assertThrowsKafkaError(.transport) { try await producer.sendAndAwait(.text("1")) }
    }
}
