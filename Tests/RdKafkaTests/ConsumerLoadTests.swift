import Kafka
import XCTest

@testable import RdKafka

/// A consumer whose reader does not keep up.
final class ConsumerLoadTests: XCTestCase {
    func testAConsumerThatStopsReadingHoldsABoundedNumberOfMessagesAndLosesNone() async throws {
        let cluster = try SharedCluster.get()
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let total = 8000
        let broker = RdKafkaBroker(
            bootstrapServers: cluster.bootstrapServers,
            options: ["queued.min.messages": "2000", "fetch.wait.max.ms": "20", "session.timeout.ms": "3500"]
        )
        let configuration = KafkaConsumerConfiguration(groupID: SharedCluster.uniqueName("group"), topics: [topic])
        let consumer = try RdKafkaConsumer(configuration, on: broker)
        try await Self.send(0..<1000, to: topic, on: cluster)
        var messages = try await consumer.poll(maxMessages: 1, timeout: .seconds(30))

        // The consumer has all the time that this takes to read ahead.
        var most = 0
        for start in stride(from: 1000, to: total, by: 1000) {
            try await Self.send(start..<start + 1000, to: topic, on: cluster)
            most = max(most, consumer.loop.receivedCount)
        }
        let deadline = ContinuousClock.now + .seconds(10)
        while most <= 1000, ContinuousClock.now < deadline {
            most = consumer.loop.receivedCount
            await Task.yield()
        }
        // What a last fetch brings, at most what was sent together, comes on top. Without a bound it would be nearly all.
        XCTAssertGreaterThan(most, 1000)
        XCTAssertLessThan(most, 4000)

        while messages.count < total {
            let batch = try await consumer.poll(maxMessages: 1000, timeout: .seconds(30))
            if batch.isEmpty { break }
            messages += batch
        }
        XCTAssertEqual(messages.map(\.offset.rawValue), Array(0..<total))
        await consumer.shutdown()
    }

    private static func send(_ numbers: Range<Int>, to topic: String, on cluster: EmbeddedCluster) async throws {
        try await cluster.withProducer { producer in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in numbers {
                    group.addTask { try await producer.sendAndAwait(.init(topic: topic, value: [1, 2, 3])) }
                }
                try await group.waitForAll()
            }
        }
    }
}
