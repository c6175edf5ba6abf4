import Kafka
import RdKafka
import XCTest

final class BrokerTests: XCTestCase {
    func testAConnectionCheckNamesTheAddressAtWhichNothingListens() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let error = try await kafkaError {
            try await RdKafkaBroker(bootstrapServers: "127.0.0.1:1").checkConnection(timeout: .milliseconds(500))
        }
        XCTAssertLessThan(clock.now - start, .seconds(5))
        XCTAssertEqual(error?.code, .transport)
        XCTAssertTrue(error?.reason.contains("127.0.0.1:1") ?? false, "\(String(describing: error))")
        XCTAssertTrue(error?.reason.contains("Connection refused") ?? false, "\(String(describing: error))")
    }

    func testWrongSettingsAreErrorsThatNameThem() async throws {
        let unknown = RdKafkaBroker(bootstrapServers: "127.0.0.1:1", options: ["no.such.option": "1"])
        let empty = RdKafkaBroker(bootstrapServers: " ")
        let right = RdKafkaBroker(bootstrapServers: "127.0.0.1:1")
        let cases: [(body: () throws -> Void, names: String)] = [
            ({ _ = try unknown.makeProducer(.init()) }, "no.such.option"),
            ({ _ = try unknown.makeConsumer(.init(groupID: "g", topics: ["t"])) }, "no.such.option"),
            ({ _ = try empty.makeProducer(.init()) }, "address"),
            ({ _ = try right.makeConsumer(.init(groupID: "", topics: ["t"])) }, "group.id"),
            ({ _ = try right.makeConsumer(.init(groupID: "g", topics: [])) }, "topic"),
        ]
        for (body, name) in cases {
            let error = try await kafkaError { try body() }
            XCTAssertEqual(error?.code, .invalidConfiguration, name)
            XCTAssertTrue(error?.reason.contains(name) ?? false, "\(String(describing: error))")
        }
    }
}
