import Kafka
import XCTest

final class FaultScheduleTests: XCTestCase {
    func testAScheduleSaysWhichDeliveriesFail() async throws {
        let cases: [(schedule: FaultSchedule, expected: String)] = [
            (.once, "x........."),
            (.times(3), "xxx......."),
            (.nth(4), "...x......"),
            (.every(3), "..x..x..x."),
            (.every(1), "xxxxxxxxxx"),
            (.always, "xxxxxxxxxx"),
            (.withProbability(0, seed: 1), ".........."),
            (.withProbability(1, seed: 1), "xxxxxxxxxx"),
        ]
        for (schedule, expected) in cases {
            let broker = InMemoryBroker()
            broker.inject(.deliveryFails(schedule))
            let outcomes = try await broker.outcomes(of: 10)
            XCTAssertEqual(outcomes, expected, "\(schedule)")
            XCTAssertEqual(broker.records(in: "orders").count, expected.count { $0 == "." }, "\(schedule)")
        }
    }

    func testASeedRepeatsItsFailuresAndAnotherSeedHasOthers() async throws {
        func outcomes(seed: UInt64) async throws -> String {
            let broker = InMemoryBroker()
            broker.inject(.deliveryFails(.withProbability(0.3, seed: seed)))
            return try await broker.outcomes(of: 200)
        }
        let first = try await outcomes(seed: 7)
        let again = try await outcomes(seed: 7)
        let other = try await outcomes(seed: 8)
        XCTAssertEqual(first, again)
        XCTAssertNotEqual(first, other)
    }

    func testAboutAsManyFailAsTheProbabilitySays() async throws {
        for seed in UInt64(0)..<5 {
            let broker = InMemoryBroker()
            broker.inject(.deliveryFails(.withProbability(0.3, seed: seed)))
            let failures = try await broker.outcomes(of: 2000).count { $0 == "x" }
            // 600 expected, standard deviation 20.5.
            XCTAssertTrue((500...700).contains(failures), "seed \(seed): \(failures) of 2000")
        }
    }

    func testOccasionsAreCountedFromTheInjection() async throws {
        let broker = InMemoryBroker()
        let before = try await broker.outcomes(of: 2)
        broker.inject(.deliveryFails(.nth(2)))
        let after = try await broker.outcomes(of: 3)
        XCTAssertEqual([before, after], ["..", ".x."])
    }

    func testAFaultOfOneTopicLeavesTheOthersAlone() async throws {
        let broker = InMemoryBroker()
        broker.inject(.deliveryFails(.always, to: "orders"))
        let others = try await broker.outcomes(of: 3, to: "payments")
        let own = try await broker.outcomes(of: 3, to: "orders")
        XCTAssertEqual([others, own], ["...", "xxx"])
    }

    func testAnotherTopicsDeliveriesAreNoOccasions() async throws {
        let broker = InMemoryBroker()
        broker.inject(.deliveryFails(.every(2), to: "orders"))
        var outcomes = ""
        for _ in 1...4 {
            outcomes += try await broker.outcomes(of: 1, to: "orders")
            _ = try await broker.outcomes(of: 1, to: "payments")
        }
        XCTAssertEqual(outcomes, ".x.x")
    }

    func testAFaultThatIsSwitchedOffStrikesNoMore() async throws {
        let broker = InMemoryBroker()
        let failing = broker.inject(.deliveryFails(.always, to: "orders"))
        broker.inject(.deliveryFails(.always, to: "payments"))
        let before = try await broker.outcomes(of: 2)
        failing.off()
        failing.off()
        let after = try await broker.outcomes(of: 2)
        let others = try await broker.outcomes(of: 2, to: "payments")
        XCTAssertEqual([before, after, others], ["xx", "..", "xx"])
    }

    func testAllFaultsAreSwitchedOffTogetherAndTheListOfThoseThatStruckStays() async throws {
        let broker = InMemoryBroker()
        broker.inject(.deliveryFails(.always))
        broker.inject(.clockSkew(of: "checkout", by: .seconds(1)))
        broker.inject(.outage)
        _ = try await broker.outcomes(of: 1)
        broker.switchOffFaults()
        let after = try await broker.outcomes(of: 2)
        XCTAssertEqual(after, "..")
        XCTAssertEqual(broker.struckFaults, [.unreachable(.send(topic: "orders"))])
    }
}
