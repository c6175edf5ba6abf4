import Kafka
import RdKafka
import XCTest

final class ConsumerWaitingTests: XCTestCase {
    func testACancelledWaiterThrowsAndNoMessageIsLost() async throws {
        let cluster = try SharedCluster.get()
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let configuration = KafkaConsumerConfiguration(groupID: SharedCluster.uniqueName("group"), topics: [topic])
        let producer = try cluster.makeProducer(.init())
        try await cluster.withConsumer(configuration) { consumer in
            try await producer.sendAndAwait(.init(topic: topic, key: "k", value: "0"))
            let first = try await consumer.next()
            XCTAssertEqual(first?.offset.rawValue, 0)

            // Waiters are cancelled while messages arrive; each message must come out exactly once all the same.
            var received: [Int] = []
            for number in 1...50 {
                let waiting = Task { try await consumer.next() }
                let sending = Task {
                    try await producer.sendAndAwait(.init(topic: topic, key: "k", value: "\(number)"))
                }
                if number.isMultiple(of: 2) { _ = try await sending.value }
                waiting.cancel()
                switch await waiting.result {
                case .success(let message): received += message.map { [$0.offset.rawValue] } ?? []
                case .failure(let error): XCTAssertTrue(error is CancellationError, "\(error)")
                }
                _ = try await sending.value
            }
            while received.count < 50, let message = try await consumer.next() {
                received.append(message.offset.rawValue)
            }
            XCTAssertEqual(received, Array(1...50))

            // One that is gathering a batch has messages in hand when it is cancelled.
            let gathering = Task { try await consumer.poll(maxMessages: 1000, timeout: .seconds(60)) }
            for number in 51...250 {
                try await producer.sendAndAwait(.init(topic: topic, key: "k", value: "\(number)"))
            }
            gathering.cancel()
            switch await gathering.result {
            case .success(let messages): received += messages.map(\.offset.rawValue)
            case .failure(let error): XCTAssertTrue(error is CancellationError, "\(error)")
            }
            while received.count < 250 {
                let batch = try await consumer.poll(maxMessages: 1000, timeout: .seconds(5))
                if batch.isEmpty { break }
                received += batch.map(\.offset.rawValue)
            }
            XCTAssertEqual(received, Array(1...250))
        }
        await producer.shutdown()
    }

    func testWaitingReadersHoldNoThreadOfTheCooperativePool() async throws {
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let group = SharedCluster.uniqueName("group")
        let cluster = try SharedCluster.get()
        let consumers = try (0..<12).map { _ in try cluster.makeConsumer(.init(groupID: group, topics: [topic])) }
        let readers = consumers.map { consumer in Task { try await consumer.next() } }
        // If the readers blocked the pool, this would never run.
        let sum = await withTaskGroup(of: Int.self) { group in
            for number in 0..<100 { group.addTask { number } }
            return await group.reduce(0, +)
        }
        XCTAssertEqual(sum, 4950)
        for consumer in consumers { await consumer.shutdown() }
        for reader in readers {
            let message = try await reader.value
            XCTAssertNil(message)
        }
    }

    func testAConsumerWithoutABrokerShutsDown() async throws {
        let broker = RdKafkaBroker(bootstrapServers: "127.0.0.1:1")
        let consumer = try broker.makeConsumer(.init(groupID: "group", topics: ["orders"]))
        let messages = try await consumer.poll(maxMessages: 1, timeout: .milliseconds(100))
        await consumer.shutdown()
        XCTAssertEqual(messages, [], "brokers that are down are no error while reading")
    }
}
