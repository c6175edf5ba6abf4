import Foundation
import Kafka
import RdKafka
import XCTest

/// The broker contract, on the Kafka cluster at `KAFKA_BOOTSTRAP_SERVERS`. Each run leaves its topics there.
final class ApacheKafkaContractTests: InMemoryBrokerContractTests {
    private static let bootstrapServers = ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"] ?? ""

    private static let apacheKafka =
        bootstrapServers.isEmpty
        ? nil : ContractRun(on: .apacheKafka) { RdKafkaBroker(bootstrapServers: bootstrapServers) }

    override class var contract: (run: ContractRun?, reasonToSkip: String) {
        (apacheKafka, "set KAFKA_BOOTSTRAP_SERVERS to run this against Apache Kafka")
    }

    /// XCTest on Linux finds inherited tests only in a class that has one of its own.
    func testTheBrokerIsNamedByItsAddress() throws {
        XCTAssertEqual(RdKafkaBroker(bootstrapServers: "kafka.example:9092").name, "kafka.example:9092")
    }
}
