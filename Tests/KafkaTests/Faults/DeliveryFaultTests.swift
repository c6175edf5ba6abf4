import Kafka
import Synchronization
import XCTest

final class DeliveryFaultTests: XCTestCase {
    private let lost = KafkaError(code: .notEnoughReplicas, reason: "one replica of two")

    func testAFailingDeliveryThrowsItsErrorAndWritesNothing() async throws {
        let broker = InMemoryBroker()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        broker.failNextDelivery(with: lost)
        await assertThrowsKafkaError(.notEnoughReplicas, naming: ["one replica of two"]) {
            try await producer.sendAndAwait(.text("1"))
        }
        XCTAssertEqual(broker.records(in: "orders"), [])
        try await producer.sendAndAwait(.text("2"))
        XCTAssertEqual(broker.records(in: "orders").map(\.text), ["2"])
    }

    func testALostAcknowledgementLeavesTheRecordOnTheLog() async throws {
        let broker = InMemoryBroker()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        broker.failNextDelivery(recordIsWritten: true)
        await assertThrowsKafkaError(.messageTimedOut) { try await producer.sendAndAwait(.text("1")) }
        let received = try await broker.consumer().pollAll()
        XCTAssertEqual(received, ["1"])
    }

    func testAFaultWaitsForItsTopic() async throws {
        let broker = InMemoryBroker()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        broker.failNextDelivery(of: "payments", with: lost)
        try await producer.sendAndAwait(.text("1"))
        await assertThrowsKafkaError(.notEnoughReplicas) {
            try await producer.sendAndAwait(.text("2", to: "payments"))
        }
        try await producer.sendAndAwait(.text("3", to: "payments"))
        XCTAssertEqual(broker.records(in: "payments").map(\.text), ["3"])
    }

    func testFaultsStrikeInTheOrderOfTheCalls() async throws {
        let broker = InMemoryBroker()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        broker.failNextDelivery(of: "orders", with: KafkaError(code: .transport, reason: "first"))
        broker.failNextDelivery(with: KafkaError(code: .allBrokersDown, reason: "second"))
        broker.failNextDelivery(of: "payments", with: KafkaError(code: .notEnoughReplicas, reason: "third"))
        await assertThrowsKafkaError(.transport) { try await producer.sendAndAwait(.text("1")) }
        await assertThrowsKafkaError(.allBrokersDown) { try await producer.sendAndAwait(.text("2", to: "payments")) }
        await assertThrowsKafkaError(.notEnoughReplicas) {
            try await producer.sendAndAwait(.text("3", to: "payments"))
        }
        try await producer.sendAndAwait(.text("4"))
    }

    func testARefusedOrStagedMessageUsesUpNoFault() async throws {
        let broker = InMemoryBroker(maxMessageBytes: 3)
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        broker.failNextDelivery(with: lost)
        await assertThrowsKafkaError(.messageTooLarge) { try await producer.sendAndAwait(.text("long")) }
        try broker.append(.text("1"))
        await assertThrowsKafkaError(.notEnoughReplicas) { try await producer.sendAndAwait(.text("2")) }
    }

    func testTheHookIsAwaitedBetweenTheLogAndTheSender() async throws {
        let broker = InMemoryBroker()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        let events = Mutex<[String]>([])
        broker.onAcknowledge { record in
            await Task.yield()
            let onTheLog = broker.records(in: "orders").contains(record)
            events.withLock { $0.append("acknowledge \(record.text) at \(record.offset), on the log: \(onTheLog)") }
        }
        broker.onAcknowledge { _ in events.withLock { $0.append("second hook") } }
        try await producer.sendAndAwait(.text("1"))
        events.withLock { $0.append("sent") }
        XCTAssertEqual(events.withLock { $0 }, ["acknowledge 1 at 0, on the log: true", "second hook", "sent"])
    }

    func testTheHookIsAwaitedBeforeAFailureIsReported() async throws {
        for recordIsWritten in [true, false] {
            let broker = InMemoryBroker()
            let producer = try broker.makeProducer(KafkaProducerConfiguration())
            let seen = Mutex<[KafkaOffset]>([])
            broker.onAcknowledge { record in seen.withLock { $0.append(record.offset) } }
            broker.failNextDelivery(with: lost, recordIsWritten: recordIsWritten)
            await assertThrowsKafkaError(.notEnoughReplicas) { try await producer.sendAndAwait(.text("1")) }
            XCTAssertEqual(seen.withLock { $0 }, [recordIsWritten ? 0 : -1])
        }
    }

    func testAStagedMessageCallsNoHook() throws {
        let broker = InMemoryBroker()
        let calls = Mutex(0)
        broker.onAcknowledge { _ in calls.withLock { $0 += 1 } }
        try broker.append(.text("1"))
        XCTAssertEqual(calls.withLock { $0 }, 0)
    }
}
