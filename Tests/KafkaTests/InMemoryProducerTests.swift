import Kafka
import Synchronization
import XCTest

final class InMemoryProducerTests: XCTestCase {
    func testTheRecordOnTheLogIsTheMessageThatWasSent() async throws {
        let broker = InMemoryBroker { 42 }
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        try await producer.sendAndAwait(KafkaProducerMessage(topic: "orders", key: "k", value: "v"))
        XCTAssertEqual(
            broker.records(in: "orders"),
            [
                KafkaConsumerMessage(
                    topic: "orders",
                    partition: 0,
                    key: [UInt8(ascii: "k")],
                    value: [UInt8(ascii: "v")],
                    offset: 0,
                    timestamp: .createTime(millisecondsSinceEpoch: 42)
                )
            ]
        )
    }

    func testAMessageOfTheLargestSizeIsAcceptedAndOneByteMoreIsNot() async throws {
        let broker = InMemoryBroker(maxMessageBytes: 10)
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        var message = KafkaProducerMessage(
            topic: "orders",
            headers: [KafkaHeader(key: "hé", value: [1]), KafkaHeader(key: "n")],
            key: [1, 2],
            value: [1, 2, 3]
        )
        try await producer.sendAndAwait(message)
        message.value?.append(4)
        await assertThrowsKafkaError(.messageTooLarge, naming: ["11", "10", "\"orders\""]) {
            try await producer.sendAndAwait(message)
        }
        await assertThrowsKafkaError(.messageTooLarge) { try broker.append(message) }
        XCTAssertEqual(broker.records(in: "orders").count, 1)
    }

    func testAnUnknownPartitionAndAnIllegalTopicAreRefused() async throws {
        let broker = InMemoryBroker()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        await assertThrowsKafkaError(.unknownPartition, naming: ["\"orders\"", "7", "1"]) {
            try await producer.sendAndAwait(.text("1", partition: 7))
        }
        await assertThrowsKafkaError(.invalidTopic, naming: ["\"\""]) {
            try await producer.sendAndAwait(.text("1", to: ""))
        }
        XCTAssertEqual(broker.topics, [])
    }

    func testASenderCancelledWhileItWaitsIsToldSoThoughTheRecordIsWritten() async throws {
        let broker = InMemoryBroker()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        broker.onAcknowledge { _ in withUnsafeCurrentTask { $0?.cancel() } }
        let task = Task { _ = try await producer.sendAndAwait(.text("1")) }
        await assertThrowsCancellation { try await task.value }
        XCTAssertEqual(broker.records(in: "orders").map(\.text), ["1"])
    }

    func testShutdownWaitsForTheMessagesUnderWay() async throws {
        let broker = InMemoryBroker()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        let events = Mutex<[String]>([])
        let (reached, reachedContinuation) = AsyncStream.makeStream(of: Void.self)
        let (released, releasedContinuation) = AsyncStream.makeStream(of: Void.self)
        broker.onAcknowledge { _ in
            reachedContinuation.finish()
            for await _ in released {}
            events.withLock { $0.append("acknowledged") }
        }
        let sending = Task { try await producer.sendAndAwait(.text("1")) }
        for await _ in reached {}

        let closing = Task {
            await producer.shutdown()
            events.withLock { $0.append("closed") }
        }
        await waitUntilClosing(producer)
        for _ in 0..<100 { await Task.yield() }
        releasedContinuation.finish()
        await closing.value
        _ = try await sending.value
        XCTAssertEqual(events.withLock { $0 }, ["acknowledged", "closed"])
    }

    /// Returns once `shutdown()` has begun: until then, a message to a partition that does not exist is refused as such.
    private func waitUntilClosing(_ producer: any KafkaProducer) async {
        while true {
            do {
                try await producer.sendAndAwait(.text("refused", partition: 7))
            } catch let error as KafkaError where error.code == .closed {
                return
            } catch {
                await Task.yield()
            }
        }
    }
}
