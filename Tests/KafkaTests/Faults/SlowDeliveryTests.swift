import Kafka
import Synchronization
import XCTest

final class SlowDeliveryTests: XCTestCase {
    func testTheSenderWaitsForTheGateAndTheRecordIsOnTheLog() async throws {
        let broker = InMemoryBroker()
        let gate = DeliveryGate()
        broker.inject(.slowDelivery(to: "orders", until: gate))
        let events = Mutex<[String]>([])
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        let sending = Task {
            try await producer.sendAndAwait(.text("1"))
            events.withLock { $0.append("acknowledged") }
        }
        await gate.waitUntilHolding()
        let elsewhere = try await broker.outcomes(of: 1, to: "payments")
        events.withLock { $0.append("held") }
        XCTAssertEqual(broker.records(in: "orders").map(\.text), ["1"])
        XCTAssertEqual(elsewhere, ".")
        gate.open()
        try await sending.value
        let afterwards = try await broker.outcomes(of: 1)
        XCTAssertEqual(afterwards, ".")
        XCTAssertEqual(events.withLock { $0 }, ["held", "acknowledged"])
        XCTAssertEqual(
            broker.struckFaults,
            [.deliverySlowed(number: 1, topic: "orders"), .deliverySlowed(number: 2, topic: "orders")]
        )
    }

    func testAGateHoldsManyAndCloses() async throws {
        let broker = InMemoryBroker()
        let gate = DeliveryGate()
        gate.open()
        broker.inject(.slowDelivery(until: gate))
        let open = try await broker.outcomes(of: 2)
        gate.close()
        let tasks = (0..<3).map { _ in Task { try await broker.outcomes(of: 1) } }
        await gate.waitUntilHolding(3)
        gate.open()
        var outcomes = open
        for task in tasks { outcomes += try await task.value }
        XCTAssertEqual(outcomes, ".....")
    }

    func testACancelledSenderIsLetGo() async throws {
        let broker = InMemoryBroker()
        let gate = DeliveryGate()
        broker.inject(.slowDelivery(until: gate))
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        let sending = Task { _ = try await producer.sendAndAwait(.text("1")) }
        await gate.waitUntilHolding()
        sending.cancel()
        await assertThrowsCancellation { try await sending.value }
        await producer.shutdown()
    }

    func testTheDelayPassesOnTheGivenClockBeforeTheHooksAreCalled() async throws {
        let clock = Mutex(Duration.zero)
        let broker = InMemoryBroker()
        broker.inject(
            .slowDelivery(.nth(2), by: .milliseconds(40)) { delay in clock.withLock { $0 += delay } }
        )
        let times = Mutex<[Duration]>([])
        broker.onAcknowledge { _ in times.withLock { $0.append(clock.withLock { $0 }) } }
        let outcomes = try await broker.outcomes(of: 3)
        XCTAssertEqual(outcomes, "...")
        XCTAssertEqual(times.withLock { $0 }, [.zero, .milliseconds(40), .milliseconds(40)])
    }

    func testADelayBeyondTheDeliveryTimeoutIsAFailureThoughTheRecordIsWritten() async throws {
        let clock = Mutex(Duration.zero)
        let broker = InMemoryBroker()
        broker.inject(.slowDelivery(by: .seconds(30)) { delay in clock.withLock { $0 += delay } })
        let configuration = KafkaProducerConfiguration(deliveryTimeout: .seconds(29))
        let producer = try broker.makeProducer(configuration)
        await assertThrowsKafkaError(.messageTimedOut) { try await producer.sendAndAwait(.text("1")) }
        XCTAssertEqual(clock.withLock { $0 }, .seconds(29))
        XCTAssertEqual(broker.records(in: "orders").map(\.text), ["1"])

        let patient = try broker.makeProducer(KafkaProducerConfiguration(deliveryTimeout: .seconds(30)))
        try await patient.sendAndAwait(.text("2"))
        XCTAssertEqual(clock.withLock { $0 }, .seconds(59))
    }

    func testASlowDeliveryMayFailToo() async throws {
        let broker = InMemoryBroker()
        let gate = DeliveryGate()
        broker.inject(.deliveryFails())
        broker.inject(.slowDelivery(until: gate))
        let sending = Task { try await broker.outcomes(of: 1) }
        await gate.waitUntilHolding()
        gate.open()
        let outcome = try await sending.value
        XCTAssertEqual(outcome, "x")
        XCTAssertEqual(broker.records(in: "orders"), [])
    }
}
