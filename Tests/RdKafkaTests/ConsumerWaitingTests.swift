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

    func testPollReturnsWhatIsThereUpToItsLimitAndNothingAfterItsTimeout() async throws {
        let cluster = try SharedCluster.get()
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let configuration = KafkaConsumerConfiguration(groupID: SharedCluster.uniqueName("group"), topics: [topic])
        try await cluster.withProducer { producer in
            for number in 0..<5 { try await producer.sendAndAwait(.init(topic: topic, key: "k", value: "\(number)")) }
        }
        try await cluster.withConsumer(configuration) { consumer in
            var offsets: [Int] = []
            while offsets.count < 5 {
                let batch = try await consumer.poll(maxMessages: 3, timeout: .seconds(20))
                XCTAssertTrue((1...3).contains(batch.count), "\(batch.count) messages")
                if batch.isEmpty { break }
                offsets += batch.map(\.offset.rawValue)
            }
            let nothing = try await consumer.poll(maxMessages: 100, timeout: .milliseconds(50))
            let noneAskedFor = try await consumer.poll(maxMessages: 0, timeout: .seconds(20))
            XCTAssertEqual(offsets, Array(0..<5))
            XCTAssertEqual(nothing, [])
            XCTAssertEqual(noneAskedFor, [])
        }
    }

    func testAGracefulShutdownEndsAWaitingReader() async throws {
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let consumer = try SharedCluster.get().makeConsumer(
            .init(groupID: SharedCluster.uniqueName("group"), topics: [topic])
        )
        async let waiting = consumer.next()
        consumer.triggerGracefulShutdown()
        let first = try await waiting
        let later = try await consumer.next()
        await consumer.shutdown()
        XCTAssertNil(first)
        XCTAssertNil(later)
    }

    func testAShutdownEndsManyWaitingReadersAndASecondOneDoesNothing() async throws {
        let topic = try SharedCluster.makeTopic(partitions: 1)
        let consumer = try SharedCluster.get().makeConsumer(
            .init(groupID: SharedCluster.uniqueName("group"), topics: [topic])
        )
        let ended = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 { group.addTask { try await consumer.next() == nil } }
            await consumer.shutdown()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        await consumer.shutdown()
        XCTAssertEqual(ended, Array(repeating: true, count: 20))
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
