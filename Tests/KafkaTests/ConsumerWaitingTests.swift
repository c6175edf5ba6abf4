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

    func testPollReturnsNothingWhenItsTimeIsOver() async throws {
        let broker = InMemoryBroker()
        let consumer = try broker.consumer(stopsAtEnd: false)
        let none = try await consumer.poll(maxMessages: 10, timeout: .milliseconds(1))
        XCTAssertEqual(none, [])
        try broker.append(.text("1"))
        let next = try await consumer.next()
        XCTAssertEqual(next?.text, "1", "the poll whose time was over took nothing")
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

    func testATaskAlreadyCancelledTakesNothing() async throws {
        let broker = InMemoryBroker()
        try broker.append(.text("1"))
        let consumer = try broker.consumer(stopsAtEnd: false)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await consumer.next()
        }
        await assertThrowsCancellation { try await task.value }
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

    func testManyReadersOfOneConsumerGetEachMessageOnce() async throws {
        let broker = InMemoryBroker(partitionsPerTopic: 3)
        let consumer = try broker.consumer(stopsAtEnd: false)
        let count = 200
        let texts = try await withThrowingTaskGroup(of: String?.self, returning: [String].self) { group in
            for number in 0..<count {
                group.addTask { try await consumer.next()?.text }
                group.addTask {
                    try broker.append(.text("\(number)"))
                    return nil
                }
            }
            var texts: [String] = []
            for try await text in group.compactMap({ $0 }) { texts.append(text) }
            return texts
        }
        XCTAssertEqual(texts.sorted(), (0..<count).map(String.init).sorted())
    }

    func testCancellingWhileRecordsArriveLosesNothing() async throws {
        let broker = InMemoryBroker()
        let consumer = try broker.consumer(stopsAtEnd: false)
        var received: [String] = []
        for number in 0..<200 {
            let task = Task { try await consumer.next()?.text }
            let appending = Task { try broker.append(.text("\(number)")) }
            task.cancel()
            _ = try await appending.value
            do {
                if let text = try await task.value { received.append(text) }
            } catch is CancellationError {}
        }
        received += try await consumer.pollAll()
        XCTAssertEqual(received, (0..<200).map(String.init))
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
