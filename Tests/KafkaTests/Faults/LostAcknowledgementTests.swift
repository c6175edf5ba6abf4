import Kafka
import XCTest

final class LostAcknowledgementTests: XCTestCase {
    func testSendingAgainWritesTheRecordTwice() async throws {
        let broker = InMemoryBroker()
        broker.inject(.acknowledgementLost(.nth(2)))
        try await broker.sendWithRetries(["1", "2", "3"])
        XCTAssertEqual(broker.records(in: "orders").map(\.text), ["1", "2", "2", "3"])
    }

    func testAFailedDeliveryThatIsSentAgainIsWrittenOnce() async throws {
        let broker = InMemoryBroker()
        broker.inject(.deliveryFails(.nth(2)))
        try await broker.sendWithRetries(["1", "2", "3"])
        XCTAssertEqual(broker.records(in: "orders").map(\.text), ["1", "2", "3"])
    }

    func testTheListSaysWhichDeliveriesWereStruckAndHow() async throws {
        let broker = InMemoryBroker()
        broker.inject(.deliveryFails(.nth(2), to: "orders", with: KafkaError(code: .notEnoughReplicas, reason: "")))
        broker.inject(.acknowledgementLost(to: "payments"))
        _ = try await broker.outcomes(of: 2)
        _ = try await broker.outcomes(of: 1, to: "payments")
        XCTAssertEqual(
            broker.struckFaults,
            [
                .deliveryFailed(number: 2, topic: "orders", code: .notEnoughReplicas, recordIsWritten: false),
                .deliveryFailed(number: 1, topic: "payments", code: .messageTimedOut, recordIsWritten: true),
            ]
        )
        XCTAssertEqual(
            broker.struckFaults.map(\.description),
            [
                "delivery 2 to \"orders\" was made to fail with NOT_ENOUGH_REPLICAS, and nothing was written",
                "delivery 1 to \"payments\" was made to fail with _MSG_TIMED_OUT, after the record was written",
            ]
        )
    }

    func testWithoutFaultsTheListIsEmpty() async throws {
        let broker = InMemoryBroker()
        _ = try await broker.outcomes(of: 2)
        _ = try await broker.consumer().pollAll()
        XCTAssertEqual(broker.struckFaults, [])
    }
}
