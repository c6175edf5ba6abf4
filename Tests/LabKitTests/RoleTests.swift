import Foundation
import Kafka
import Synchronization
import XCTest

@testable import LabKit

final class RoleTests: XCTestCase {
    private func options(_ arguments: String..., environment: [String: String] = [:]) throws -> LabOptions {
        try LabOptions(arguments: arguments, environment: environment, roles: ["shop", "billing"])
    }

    func testARoleIsReadWithItsCluster() throws {
        XCTAssertEqual(try options("--role", "shop", "--broker", "kafka:9092").role, "shop")
        let options = try options("--role=billing", environment: ["KAFKA_BROKERS": "a:1,b:2"])
        XCTAssertEqual(options.role, "billing")
        XCTAssertEqual(options.broker, .servers("a:1,b:2"))
    }

    func testKafkaBootstrapServersBeatsKafkaBrokers() throws {
        let environment = ["KAFKA_BROKERS": "a:1", "KAFKA_BOOTSTRAP_SERVERS": "b:2"]
        XCTAssertEqual(try options(environment: environment).broker, .servers("b:2"))
    }

    func testARoleThatCannotRunIsNamed() {
        XCTAssertThrowsError(try options("--role", "bank", "--broker", "a:1")) {
            XCTAssertEqual("\($0)", "--role is \"bank\"; allowed: shop, billing")
        }
        XCTAssertThrowsError(try options("--role", "shop")) {
            XCTAssertTrue("\($0)".hasPrefix("--role needs a cluster that the other roles reach too"), "\($0)")
        }
        XCTAssertThrowsError(try options("--role")) {
            XCTAssertTrue("\($0)".hasPrefix("--role needs a value"), "\($0)")
        }
        XCTAssertThrowsError(try LabOptions(arguments: ["--role", "shop"], environment: [:])) {
            XCTAssertEqual("\($0)", "unknown option --role")
        }
    }

    func testTheUsageNamesTheRolesOfALabThatHasThem() {
        XCTAssertTrue(LabOptions.usage(roles: ["shop", "billing"]).contains("cluster at HOST:PORT: shop, billing."))
        XCTAssertFalse(LabOptions.usage(roles: []).contains("--role"))
    }

    func testAConsumerEndsWhenTheRoleIsToldToStop() async throws {
        let run = RoleRun(broker: InMemoryBroker(), environment: [:])
        let consumer = try await run.consumer(groupID: "billing", topics: ["orders"], clientID: "billing-1")
        XCTAssertFalse(run.isStopping)
        async let next = consumer.next()
        run.triggerStop()
        let message = try await next
        XCTAssertNil(message)
        XCTAssertTrue(run.isStopping)
        await run.close()
    }

    func testAPauseEndsWhenTheRoleIsToldToStop() async {
        let run = RoleRun(broker: InMemoryBroker(), environment: [:])
        async let pause: Void = run.pause(for: .seconds(3_600))
        run.triggerStop()
        await pause
        await run.pause(for: .seconds(3_600))
    }

    func testASignalCallsEachActionOnce() {
        let signal = StopSignal()
        let calls = Mutex<[String]>([])
        signal.onSet { calls.withLock { $0.append("before") } }
        signal.set()
        signal.set()
        signal.onSet { calls.withLock { $0.append("after") } }
        XCTAssertEqual(calls.withLock { $0 }, ["before", "after"])
    }

    func testReadyCreatesTheFileThatTheEnvironmentNames() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("ready-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        RoleRun(broker: InMemoryBroker(), environment: [:]).ready()
        RoleRun(broker: InMemoryBroker(), environment: ["READY_FILE": path]).ready()
        XCTAssertTrue(FileManager.default.fileExists(atPath: path))
    }
}
