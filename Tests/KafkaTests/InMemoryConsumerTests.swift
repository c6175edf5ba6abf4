import Kafka
import XCTest

final class InMemoryConsumerTests: XCTestCase {
    func testAMessageIsTheRecordOnTheLog() async throws {
        let broker = InMemoryBroker(partitionsPerTopic: 2) { 42 }
        let record = try broker.append(KafkaProducerMessage(topic: "orders", key: "k", value: "v"))
        let message = try await broker.consumer().next()
        XCTAssertEqual(message, record)
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
