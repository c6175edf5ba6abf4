import Kafka
import RdKafka
import XCTest

/// The broker contract, on librdkafka's client and its mock cluster.
final class EmbeddedClusterContractTests: InMemoryBrokerContractTests {
    private static let embeddedCluster = ContractRun(on: .embeddedCluster) { try EmbeddedCluster() }

    override class var contract: (run: ContractRun?, reasonToSkip: String) { (embeddedCluster, "") }

    /// XCTest on Linux finds inherited tests only in a class that has one of its own.
    func testTheClusterIsNamedByItsAddress() throws {
        let cluster = try EmbeddedCluster()
        XCTAssertEqual(cluster.name, "embedded cluster at \(cluster.bootstrapServers)")
        XCTAssertTrue(cluster.bootstrapServers.hasPrefix("127.0.0.1:"), cluster.bootstrapServers)
    }
}
