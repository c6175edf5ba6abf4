import Kafka
import XCTest

final class InMemoryConsumerTests: XCTestCase {
    func testMessagesComeOneByOneInOrder() async throws {
        let broker = InMemoryBroker()
        for text in ["1", "2", "3"] { try broker.append(.text(text)) }
        var texts: [String] = []
        for try await message in try broker.consumer().messages { texts.append(message.text) }
        XCTAssertEqual(texts, ["1", "2", "3"])
    }

    func testAMessageIsTheRecordOnTheLog() async throws {
        let broker = InMemoryBroker(partitionsPerTopic: 2) { 42 }
        let record = try broker.append(KafkaProducerMessage(topic: "orders", key: "k", value: "v"))
        let message = try await broker.consumer().next()
        XCTAssertEqual(message, record)
    }

    func testItKnowsItsGroupAndItsClientID() throws {
        let consumer = try InMemoryBroker().makeConsumer(
            KafkaConsumerConfiguration(groupID: "billing", topics: ["orders"], clientID: "billing-1")
        )
        XCTAssertEqual(consumer.groupID, "billing")
        XCTAssertEqual(consumer.clientID, "billing-1")
    }

    func testPollReturnsAsManyAsAreThereAndNoMoreThanAskedFor() async throws {
        let broker = InMemoryBroker()
        for text in ["1", "2", "3"] { try broker.append(.text(text)) }
        let consumer = try broker.consumer(stopsAtEnd: false)
        let first = try await consumer.poll(maxMessages: 2, timeout: .seconds(3600))
        let rest = try await consumer.poll(maxMessages: 2, timeout: .seconds(3600))
        let none = try await consumer.poll(maxMessages: 2, timeout: .zero)
        XCTAssertEqual([first, rest, none].map { $0.map(\.text) }, [["1", "2"], ["3"], []])
    }

    func testPollTreatsANegativeTimeoutAsZero() async throws {
        let none = try await InMemoryBroker().consumer(stopsAtEnd: false).poll(maxMessages: 1, timeout: .seconds(-1))
        XCTAssertEqual(none, [])
    }

    func testPollOfNoMessagesIsRefused() async throws {
        let consumer = try InMemoryBroker().consumer()
        for count in [0, -1] {
            await assertThrowsKafkaError(.invalidConfiguration, naming: ["\(count)"]) {
                _ = try await consumer.poll(maxMessages: count, timeout: .zero)
            }
        }
    }

    func testPartitionsTakeTurnsAndKeepTheirOrder() async throws {
        let broker = InMemoryBroker(partitionsPerTopic: 3)
        for (text, partition) in [("a1", 0), ("a2", 0), ("a3", 0), ("b1", 1), ("c1", 2), ("c2", 2)] {
            try broker.append(.text(text, partition: KafkaPartition(rawValue: partition)))
        }
        let batched = try await broker.consumer(group: "batches").pollAll()
        XCTAssertEqual(batched, ["a1", "b1", "c1", "a2", "c2", "a3"])

        var single: [String] = []
        for try await message in try broker.consumer(group: "singles").messages { single.append(message.text) }
        XCTAssertEqual(single, batched)

        let mixed = try broker.consumer(group: "mixed")
        var texts: [String] = []
        for count in [2, 1, 2, 5] {
            texts += try await mixed.poll(maxMessages: count, timeout: .zero).map(\.text)
        }
        XCTAssertEqual(texts, batched)
    }

    func testSeveralTopicsAreReadAndOthersAreNot() async throws {
        let broker = InMemoryBroker()
        for topic in ["orders", "payments", "refunds"] { try broker.append(.text(topic, to: topic)) }
        let texts = try await broker.consumer(topics: ["refunds", "orders", "refunds"]).pollAll()
        XCTAssertEqual(texts, ["orders", "refunds"])
    }

    func testLatestBeginsAtTheEndAsOfTheAssignment() async throws {
        let broker = InMemoryBroker()
        try broker.append(.text("before"))
        let consumer = try broker.consumer(reset: .latest, stopsAtEnd: false)
        try broker.append(.text("after"))
        let texts = try await consumer.pollAll()
        XCTAssertEqual(texts, ["after"])
    }

    func testStoppingAtTheEndIsForGood() async throws {
        let broker = InMemoryBroker()
        try broker.append(.text("1"))
        let consumer = try broker.consumer()
        let first = try await consumer.next()
        let end = try await consumer.next()
        try broker.append(.text("2"))
        let afterEnd = try await consumer.next()
        XCTAssertEqual(first?.text, "1")
        XCTAssertNil(end)
        XCTAssertNil(afterEnd)
    }

    func testStoppingAtTheEndReadsWhatTheHandlerAppends() async throws {
        let broker = InMemoryBroker()
        try broker.append(.text("1"))
        var texts: [String] = []
        for try await message in try broker.consumer().messages {
            texts.append(message.text)
            if texts.count < 3 { try broker.append(.text(message.text + "!")) }
        }
        XCTAssertEqual(texts, ["1", "1!", "1!!"])
    }

    func testPollDoesNotWaitAtTheEndWhenItStopsThere() async throws {
        let none = try await InMemoryBroker().consumer().poll(maxMessages: 1, timeout: .seconds(3600))
        XCTAssertEqual(none, [])
    }

    func testAfterAGracefulShutdownMessagesMayStillBeCommitted() async throws {
        let broker = InMemoryBroker()
        for text in ["1", "2"] { try broker.append(.text(text)) }
        let consumer = try broker.consumer(stopsAtEnd: false)
        var texts: [String] = []
        for try await message in consumer.messages {
            consumer.triggerGracefulShutdown()
            try await consumer.commit(message)
            texts.append(message.text)
        }
        XCTAssertEqual(texts, ["1"])
        XCTAssertEqual(broker.committedOffset(group: "billing", topic: "orders"), 1)
        let polled = try await consumer.pollAll()
        XCTAssertEqual(polled, [])
    }

    func testAfterShutdownNothingIsReadOrCommitted() async throws {
        let broker = InMemoryBroker()
        for text in ["1", "2"] { try broker.append(.text(text)) }
        let consumer = try broker.consumer(stopsAtEnd: false)
        let next = try await consumer.next()
        let message = try XCTUnwrap(next)
        await consumer.shutdown()
        await consumer.shutdown()
        let afterwards = try await consumer.next()
        XCTAssertNil(afterwards)
        await assertThrowsKafkaError(.closed, naming: ["\"billing\"", "\"orders\""]) {
            try await consumer.commit(message)
        }
        XCTAssertNil(broker.committedOffset(group: "billing", topic: "orders"))
    }

    func testAnInvalidConfigurationIsNamed() async {
        let broker = InMemoryBroker()
        let cases: [(group: String, topics: [String], code: KafkaError.Code, words: [String])] = [
            ("", ["orders"], .invalidConfiguration, ["groupID", "\"\""]),
            ("billing", [], .invalidConfiguration, ["\"billing\"", "topic"]),
            ("billing", ["orders", ""], .invalidTopic, ["\"\"", "topic"]),
            ("billing", ["or ders"], .invalidTopic, ["\"or ders\""]),
        ]
        for (group, topics, code, words) in cases {
            await assertThrowsKafkaError(code, naming: words) {
                _ = try broker.consumer(group: group, topics: topics)
            }
        }
        XCTAssertEqual(broker.topics, [])
    }
}
