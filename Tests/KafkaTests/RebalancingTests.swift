import Kafka
import XCTest

final class RebalancingTests: XCTestCase {
    func testMembersShareThePartitionsByRange() async throws {
        let broker = try InMemoryBroker.holding(["0"], ["1"], ["2"], ["3"], ["4"])
        let members = try (0..<3).map { _ in try broker.consumer() }
        var shares: [[String]] = []
        for member in members { shares.append(try await member.pollAll()) }
        XCTAssertEqual(shares, [["0", "1"], ["2", "3"], ["4"]])
    }

    func testMembersShareOnlyTheTopicsTheySubscribeTo() async throws {
        let broker = try InMemoryBroker.holding(["o0"], ["o1"])
        for partition in 0..<2 {
            try broker.append(.text("p\(partition)", to: "payments", partition: KafkaPartition(rawValue: partition)))
        }
        let both = try broker.consumer(topics: ["orders", "payments"])
        let one = try broker.consumer(topics: ["payments"])
        let shares = [try await both.pollAll(), try await one.pollAll()]
        XCTAssertEqual(shares, [["o0", "o1", "p0"], ["p1"]])
    }

    func testAMemberThatKeepsAPartitionKeepsItsPosition() async throws {
        let broker = try InMemoryBroker.holding(["a1", "a2"], ["b1", "b2"])
        let first = try broker.consumer(stopsAtEnd: false)
        let before = try await first.poll(maxMessages: 2, timeout: .zero).map(\.text)
        let second = try broker.consumer(stopsAtEnd: false)
        let shares = [before, try await first.pollAll(), try await second.pollAll()]
        XCTAssertEqual(shares, [["a1", "b1"], ["a2"], ["b1", "b2"]])
    }

    func testTheNewOwnerBeginsAtTheCommittedOffset() async throws {
        let broker = try InMemoryBroker.holding(["a1"], ["b1", "b2", "b3"])
        let first = try broker.consumer(stopsAtEnd: false)
        let read = try await first.poll(maxMessages: 10, timeout: .zero)
        let b1 = try XCTUnwrap(read.first { $0.text == "b1" })
        try await first.commit(b1)
        let texts = try await broker.consumer().pollAll()
        XCTAssertEqual(texts, ["b2", "b3"])
    }

    func testAPartitionThatComesBackBeginsAtTheCommittedOffset() async throws {
        let broker = try InMemoryBroker.holding(["a1"], ["b1", "b2"])
        let first = try broker.consumer(stopsAtEnd: false)
        _ = try await first.pollAll()
        let second = try broker.consumer()
        let next = try await second.next()
        try await second.commit(XCTUnwrap(next))
        await second.shutdown()
        let texts = try await first.pollAll()
        XCTAssertEqual(texts, ["b2"])
    }
}
