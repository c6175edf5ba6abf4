import Foundation
import Kafka
import XCTest

/// The contract notices a broker that breaks it.
final class ContractProofTests: XCTestCase {
    func testEveryLieIsNoticed() async throws {
        let unnoticed = await withTaskGroup(of: String?.self) { group in
            for lie in Lie.all {
                for name in lie.isNoticedBy {
                    group.addTask {
                        // A broker that lies may also leave the case waiting for good, so it gets little time.
                        await Self.findings(of: name, on: lie.broker, limit: .seconds(3)).isEmpty
                            ? "\(name) does not notice a broker that \(lie.name)" : nil
                    }
                }
            }
            return await group.reduce(into: []) { all, one in one.map { all.append($0) } }
        }
        XCTAssertEqual(unnoticed, [])
    }

    func testABrokerThatTellsNoLieKeepsTheContract() async throws {
        for one in ContractCase.all {
            let findings = await Self.findings(of: one.name, on: LyingBroker(), limit: .seconds(60))
            XCTAssertEqual(findings.map(\.message), [], one.name)
        }
    }

    func testEveryCaseHasItsTest() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.appendingPathComponent("InMemoryBrokerContractTests.swift")
        let source = try String(contentsOf: file, encoding: .utf8)
        for one in ContractCase.all {
            XCTAssertTrue(source.contains("func \(one.name)() async throws { try await verify() }"), one.name)
        }
        XCTAssertEqual(Set(ContractCase.all.map(\.name)).count, ContractCase.all.count, "a case is listed twice")
    }

    func testALieIsSaidToBeNoticedByCasesThatThereAre() {
        let names = Set(ContractCase.all.map(\.name))
        XCTAssertEqual(Set(Lie.all.flatMap(\.isNoticedBy)).subtracting(names), [])
    }

    private static func findings(of name: String, on broker: LyingBroker, limit: Duration) async -> [Finding] {
        await ContractCase.all.first { $0.name == name }?.findings(on: broker, .inMemory, limit: limit) ?? []
    }
}
