import Kafka
import XCTest

final class FaultReplayTests: XCTestCase {
    /// What a run with faults of every kind leaves behind.
    private struct Trail: Equatable {
        var sent: String
        var records: [KafkaConsumerMessage]
        var received: [String]
        var struck: [StruckFault]
    }

    private func run(seed: UInt64) async throws -> Trail {
        let broker = InMemoryBroker(partitionsPerTopic: 3) { 1_000_000 }
        broker.inject(.deliveryFails(.withProbability(0.2, seed: seed), to: "orders"))
        broker.inject(.acknowledgementLost(.withProbability(0.2, seed: seed &+ 1), to: "orders"))
        broker.inject(.clockSkew(of: "checkout", by: .seconds(-2)))
        broker.inject(.duplicate(.withProbability(0.2, seed: seed &+ 2), in: "billing"))
        broker.inject(.rebalance(.every(20), in: "billing"))
        let sent = try await broker.outcomes(of: 60)
        broker.inject(.outage(operations: 1))
        let consumers = [try broker.consumer(stopsAtEnd: false), try broker.consumer(stopsAtEnd: false)]
        var received: [String] = []
        for turn in 0..<60 {
            let consumer = consumers[turn % 2]
            for message in try await consumer.poll(maxMessages: 3, timeout: .zero) {
                received.append(message.text)
                try? await consumer.commit(message)
            }
        }
        return Trail(sent: sent, records: broker.records(in: "orders"), received: received, struck: broker.struckFaults)
    }

    func testTheSameSeedLeavesTheSameTrailAndAnotherSeedAnother() async throws {
        let first = try await run(seed: 42)
        let again = try await run(seed: 42)
        let other = try await run(seed: 43)
        XCTAssertEqual(first, again)
        XCTAssertNotEqual(first.sent, other.sent)
        XCTAssertNotEqual(first.struck, other.struck)
        XCTAssertGreaterThan(first.received.count, first.records.count, "duplicates and redelivered messages")
        XCTAssertEqual(Set(first.received), Set(first.records.map(\.text)), "nothing is lost")
    }
}
