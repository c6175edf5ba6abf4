import Kafka
import RdKafka
import XCTest

final class ProducerTests: XCTestCase {
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
