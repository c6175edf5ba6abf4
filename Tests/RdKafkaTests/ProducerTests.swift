import Kafka
import RdKafka
import XCTest

final class ProducerTests: XCTestCase {
    func testADeliveryReportTellsWhereTheMessageIs() async throws {
        let topic = try SharedCluster.makeTopic(partitions: 3)
        let two = KafkaPartition(rawValue: 2)
        try await SharedCluster.get().withProducer { producer in
            for offset in 0..<3 {
                let report = try await producer.sendAndAwait(
                    KafkaProducerMessage(topic: topic, partition: two, key: "k", value: "v\(offset)")
                )
                XCTAssertEqual(
                    report.acknowledged,
                    KafkaAcknowledgedMessage(
                        topic: topic,
                        partition: two,
                        key: Array("k".utf8),
                        value: Array("v\(offset)".utf8),
                        offset: KafkaOffset(rawValue: offset)
                    )
                )
            }
        }
    }

    /// The hashes are those of the Java client's own tests of its murmur2.
    func testAKeyLandsOnThePartitionOnWhichTheJavaClientPutsIt() async throws {
        let hashes: [(key: String, hash: Int32)] = [
            ("21", -973_932_308), ("foobar", -790_332_482), ("a-little-bit-long-string", -985_981_536),
            ("a-little-bit-longer-string", -1_486_304_829),
            ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971), ("abc", 479_470_107),
        ]
        let partitions: Int32 = 7
        let topic = try SharedCluster.makeTopic(partitions: Int(partitions))
        try await SharedCluster.get().withProducer { producer in
            for (key, hash) in hashes {
                let report = try await producer.sendAndAwait(KafkaProducerMessage(topic: topic, key: key, value: "v"))
                XCTAssertEqual(
                    report.acknowledged?.partition,
                    KafkaPartition(rawValue: Int((hash & Int32.max) % partitions)),
                    key
                )
            }
        }
    }

    func testAMessageThatCannotBeDeliveredIsAnErrorThatNamesTheTopic() async throws {
        let topic = try SharedCluster.makeTopic(partitions: 2)
        let large = [UInt8](repeating: 0, count: 1_100_000)
        let cases: [(message: KafkaProducerMessage, code: KafkaError.Code)] = [
            (.init(topic: topic, partition: .init(rawValue: 2), value: []), .unknownPartition),
            (.init(topic: topic, partition: .init(rawValue: -2), value: []), .unknownPartition),
            (.init(topic: topic, partition: .init(rawValue: .max), value: []), .unknownPartition),
            (.init(topic: topic, value: large), .messageTooLarge),
            (.init(topic: "no such name/\(topic)", value: []), .init(rawValue: "TOPIC_EXCEPTION")),
            (.init(topic: "\0\(topic)", value: []), .init(rawValue: "TOPIC_EXCEPTION")),
        ]
        try await SharedCluster.get().withProducer { producer in
            for (message, code) in cases {
                let error = try await kafkaError { try await producer.sendAndAwait(message) }
                XCTAssertEqual(error?.code, code)
                XCTAssertTrue(error?.reason.contains(topic) ?? false, "\(String(describing: error))")
            }
            let report = try await producer.sendAndAwait(KafkaProducerMessage(topic: topic, key: "k", value: "v"))
            XCTAssertNotNil(report.acknowledged, "the producer works on after an error")
        }
    }

    func testAnEmptyTopicNameIsAnError() async throws {
        try await SharedCluster.get().withProducer { producer in
            let error = try await kafkaError { try await producer.sendAndAwait(.init(topic: "", value: [])) }
            XCTAssertEqual(error?.code.rawValue, "TOPIC_EXCEPTION")
        }
    }

    func testSendingAfterAShutdownThrowsClosed() async throws {
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let producer = try SharedCluster.get().makeProducer(.init())
        await producer.shutdown()
        await producer.shutdown()
        let error = try await kafkaError { try await producer.sendAndAwait(.init(topic: topic, value: [])) }
        XCTAssertEqual(error?.code, .closed)
    }

    func testManyMessagesSentAtOnceAllHaveTheirReports() async throws {
        let cluster = try SharedCluster.get()
        let topic = try SharedCluster.makeTopic(partitions: 1)
        // A local queue of ten messages, so that most of them must wait for room.
        let broker = RdKafkaBroker(
            bootstrapServers: cluster.bootstrapServers,
            options: ["queue.buffering.max.messages": "10"]
        )
        let offsets = try await broker.withProducer { producer in
            try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<500 {
                    group.addTask {
                        try await producer.sendAndAwait(.init(topic: topic, value: [1])).acknowledged?.offset.rawValue
                    }
                }
                return try await group.reduce(into: Set<Int>()) { offsets, offset in
                    if let offset { offsets.insert(offset) }
                }
            }
        }
        XCTAssertEqual(offsets, Set(0..<500))
    }

    func testAShutdownWhileMessagesAreUnderWayAnswersEachOfThem() async throws {
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let producer = try SharedCluster.get().makeProducer(.init())
        let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    let error = try await kafkaError {
                        try await producer.sendAndAwait(.init(topic: topic, value: [1]))
                    }
                    return error == nil || error?.code == .closed
                }
            }
            await producer.shutdown()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        XCTAssertEqual(outcomes, Array(repeating: true, count: 200))
    }

    func testACancelledSendThrowsCancellationError() async throws {
        let broker = RdKafkaBroker(bootstrapServers: "127.0.0.1:1")
        let producer = try broker.makeProducer(.init(deliveryTimeout: .seconds(1)))
        let sending = Task { try await producer.sendAndAwait(.init(topic: "orders", value: [1])) }
        sending.cancel()
        let result = await sending.result
        await producer.shutdown()
        XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is CancellationError, "\($0)") }
    }

    func testADeliveryWithoutABrokerTimesOut() async throws {
        let broker = RdKafkaBroker(bootstrapServers: "127.0.0.1:1")
        try await broker.withProducer(.init(deliveryTimeout: .milliseconds(100))) { producer in
            let error = try await kafkaError { try await producer.sendAndAwait(.init(topic: "orders", value: [1])) }
            XCTAssertEqual(error?.code, .messageTimedOut)
        }
    }
}
