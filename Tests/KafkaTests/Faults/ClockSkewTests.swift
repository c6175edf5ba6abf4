import Kafka
import XCTest

final class ClockSkewTests: XCTestCase {
    private func time(of skews: Duration..., at now: Int64) async throws -> Int64? {
        let broker = InMemoryBroker { now }
        for skew in skews { broker.inject(.clockSkew(of: "checkout", by: skew)) }
        _ = try await broker.outcomes(of: 1)
        return broker.records(in: "orders").first?.timestamp.millisecondsSinceEpoch
    }

    func testAProducersTimestampsAreOffByTheSkew() async throws {
        let cases: [(skew: Duration, expected: Int64)] = [
            (.seconds(-30), 970_000),
            (.seconds(30), 1_030_000),
            (.milliseconds(-1), 999_999),
            (.microseconds(-1500), 999_999),
            (.zero, 1_000_000),
            (.seconds(-1001), 0),
            (.seconds(Int64.min), 0),
            (.seconds(Int64.max), .max),
            (.milliseconds(Int64.max), .max),
        ]
        for (skew, expected) in cases {
            let time = try await time(of: skew, at: 1_000_000)
            XCTAssertEqual(time, expected, "\(skew)")
        }
    }

    func testSkewsOfOneProducerAddUp() async throws {
        let time = try await time(of: .seconds(-30), .seconds(10), at: 1_000_000)
        XCTAssertEqual(time, 980_000)
    }

    func testOtherProducersAndStagedRecordsKeepTheTime() async throws {
        let broker = InMemoryBroker { 1_000_000 }
        let skew = broker.inject(.clockSkew(of: "checkout", by: .seconds(5)))
        _ = try await broker.outcomes(of: 1, from: "billing")
        try broker.append(.text("staged"))
        _ = try await broker.outcomes(of: 1)
        skew.off()
        _ = try await broker.outcomes(of: 1)
        XCTAssertEqual(
            broker.records(in: "orders").map(\.timestamp.millisecondsSinceEpoch),
            [1_000_000, 1_000_000, 1_005_000, 1_000_000]
        )
        XCTAssertEqual(
            broker.struckFaults,
            [.timestampSkewed(number: 2, topic: "orders", clientID: "checkout", by: .seconds(5))]
        )
    }
}
