import Kafka
import XCTest

final class InMemoryBrokerTests: XCTestCase {
    func testATopicIsCreatedOnItsFirstUse() async throws {
        let broker = InMemoryBroker(partitionsPerTopic: 2)
        XCTAssertEqual(broker.topics, [])
        try broker.append(.text("1", to: "staged"))
        try await broker.makeProducer(KafkaProducerConfiguration()).sendAndAwait(.text("1", to: "produced"))
        _ = try broker.consumer(topics: ["consumed"])
        XCTAssertEqual(broker.topics, ["consumed", "produced", "staged"])
    }

    func testATopicMayBeCreatedWithAnyNumberOfPartitions() throws {
        let broker = InMemoryBroker()
        try broker.createTopic("orders", partitions: 3)
        let partitions = try (0..<3).map { try broker.append(.text("\($0)")).partition.rawValue }
        XCTAssertEqual(partitions, [0, 1, 2])
    }

    func testRecordsComeInTheOrderInWhichTheyWereAppended() throws {
        let broker = InMemoryBroker(partitionsPerTopic: 3)
        for (text, partition) in [("a", 2), ("b", 0), ("c", 2), ("d", 1)] {
            try broker.append(.text(text, partition: KafkaPartition(rawValue: partition)))
        }
        try broker.append(.text("elsewhere", to: "payments"))
        let records = broker.records(in: "orders")
        XCTAssertEqual(records.map(\.text), ["a", "b", "c", "d"])
        XCTAssertEqual(records.map(\.partition.rawValue), [2, 0, 2, 1])
        XCTAssertEqual(records.map(\.offset.rawValue), [0, 0, 1, 0])
        XCTAssertEqual(broker.records(in: "unheard-of"), [])
    }

    func testARecordCarriesTheClocksTimeAsItsCreateTime() throws {
        let broker = InMemoryBroker { 1_700_000_000_123 }
        let record = try broker.append(.text("1"))
        XCTAssertEqual(record.timestamp, .createTime(millisecondsSinceEpoch: 1_700_000_000_123))
    }

    func testTheDefaultClockIsTheSystems() throws {
        let before = InMemoryBroker.systemTime()
        let time = try XCTUnwrap(try InMemoryBroker().append(.text("1")).timestamp.millisecondsSinceEpoch)
        XCTAssertGreaterThanOrEqual(time, before)
        XCTAssertLessThanOrEqual(time, InMemoryBroker.systemTime())
        XCTAssertGreaterThan(before, 1_700_000_000_000, "milliseconds, not seconds")
        XCTAssertLessThan(before, 1_700_000_000_000_000, "milliseconds, not microseconds")
    }

    func testItAnswersAtOnceUnderItsName() async throws {
        let broker: any KafkaBroker = InMemoryBroker()
        try await broker.checkConnection(timeout: .zero)
        XCTAssertEqual(broker.name, "memory")
    }

    func testTheSameCallsHaveTheSameResult() async throws {
        func run() async throws -> [[KafkaConsumerMessage]] {
            let broker = InMemoryBroker(partitionsPerTopic: 3) { 7 }
            let producer = try broker.makeProducer(KafkaProducerConfiguration())
            for number in 0..<30 {
                let key = number % 3 == 0 ? nil : Array("key \(number % 5)".utf8)
                try await producer.sendAndAwait(KafkaProducerMessage(topic: "orders", key: key, value: [UInt8(number)]))
            }
            let first = try broker.consumer()
            let second = try broker.consumer()
            return [
                broker.records(in: "orders"),
                try await first.poll(maxMessages: 100, timeout: .zero),
                try await second.poll(maxMessages: 100, timeout: .zero),
            ]
        }
        let once = try await run()
        let again = try await run()
        XCTAssertEqual(once, again)
        XCTAssertEqual(once[1].count + once[2].count, 30)
    }
}
