import XCTest

@testable import Kafka

final class ConsumerWaitingTests: XCTestCase {
    func testNextWaitsForARecord() async throws {
        let broker = InMemoryBroker()
        let consumer = try broker.consumer(stopsAtEnd: false)
        let task = Task { try await consumer.next() }
        await broker.waitUntilConsumersWait()
        try await broker.makeProducer(KafkaProducerConfiguration()).sendAndAwait(.text("1"))
        let message = try await task.value
        XCTAssertEqual(message?.text, "1")
    }

    func testPollWaitsForTheFirstRecord() async throws {
        let broker = InMemoryBroker()
        let consumer = try broker.consumer(stopsAtEnd: false)
        for timeout in [Duration.seconds(3600), .seconds(Int64.max)] {
            let task = Task { try await consumer.poll(maxMessages: 10, timeout: timeout) }
            await broker.waitUntilConsumersWait()
            try broker.append(.text("1"))
            let messages = try await task.value
            XCTAssertEqual(messages.map(\.text), ["1"])
        }
    }

    func testARecordOfAnotherTopicWakesNobody() async throws {
        let broker = InMemoryBroker()
        let consumer = try broker.consumer(stopsAtEnd: false)
        let task = Task { try await consumer.next() }
        await broker.waitUntilConsumersWait()
        try broker.append(.text("1", to: "payments"))
        try broker.append(.text("2"))
        let message = try await task.value
        XCTAssertEqual(message?.text, "2")
    }

    func testShuttingDownEndsTheWait() async throws {
        for gracefully in [true, false] {
            let broker = InMemoryBroker()
            let consumer = try broker.consumer(stopsAtEnd: false)
            let next = Task { try await consumer.next() }
            let poll = Task { try await consumer.poll(maxMessages: 1, timeout: .seconds(3600)) }
            await broker.waitUntilConsumersWait(2)
            if gracefully {
                consumer.triggerGracefulShutdown()
            } else {
                await consumer.shutdown()
            }
            let message = try await next.value
            let messages = try await poll.value
            XCTAssertNil(message)
            XCTAssertEqual(messages, [])
        }
    }

    func testCancellationEndsTheWaitAndTakesNothing() async throws {
        let broker = InMemoryBroker()
        let consumer = try broker.consumer(stopsAtEnd: false)
        let next = Task { _ = try await consumer.next() }
        let poll = Task { _ = try await consumer.poll(maxMessages: 1, timeout: .seconds(3600)) }
        await broker.waitUntilConsumersWait(2)
        next.cancel()
        poll.cancel()
        await assertThrowsCancellation { try await next.value }
        await assertThrowsCancellation { try await poll.value }
        try broker.append(.text("1"))
        let message = try await consumer.next()
        XCTAssertEqual(message?.text, "1")
    }

    func testThoseWhoWaitAreServedInTurn() async throws {
        let broker = InMemoryBroker()
        let consumer = try broker.consumer(stopsAtEnd: false)
        let first = Task { try await consumer.next()?.text }
        await broker.waitUntilConsumersWait(1)
        let second = Task { try await consumer.next()?.text }
        await broker.waitUntilConsumersWait(2)
        try broker.append(.text("1"))
        try broker.append(.text("2"))
        let texts = [try await first.value, try await second.value]
        XCTAssertEqual(texts, ["1", "2"])
    }

    func testAMemberThatWaitsGetsThePartitionsOfALeaver() async throws {
        let broker = InMemoryBroker()
        try broker.append(.text("1"))
        let first = try broker.consumer(stopsAtEnd: false)
        let second = try broker.consumer(stopsAtEnd: false)
        let read = try await first.next()
        let waiting = Task { try await second.next() }
        await broker.waitUntilConsumersWait()
        await first.shutdown()
        let redelivered = try await waiting.value
        XCTAssertEqual(redelivered, read)
        XCTAssertEqual(redelivered?.text, "1")
    }

    func testEveryGroupThatWaitsGetsTheRecord() async throws {
        let broker = InMemoryBroker()
        let consumers = try ["billing", "shipping"].map { try broker.consumer(group: $0, stopsAtEnd: false) }
        let tasks = consumers.map { consumer in Task { try await consumer.next()?.text } }
        await broker.waitUntilConsumersWait(2)
        try broker.append(.text("1"))
        for task in tasks {
            let text = try await task.value
            XCTAssertEqual(text, "1")
        }
    }
}
