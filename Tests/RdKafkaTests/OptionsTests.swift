import Foundation
import Kafka
import XCTest

@testable import RdKafka

final class OptionsTests: XCTestCase {
    func testOptionsAreReadFromTheEnvironmentUnderTheirOwnPrefix() {
        let options = RdKafkaOptions(environment: [
            "KAFKA_OPTION_SECURITY_PROTOCOL": "sasl_ssl",
            "KAFKA_OPTION_SASL_PASSWORD": "p=1",
            "KAFKA_OPTION_LINGER_MS": "",
            "KAFKA_BOOTSTRAP_SERVERS": "kafka:9092",
            "KAFKA_PORT": "tcp://10.0.0.1:9092",
        ])
        XCTAssertEqual(options.values, ["security.protocol": "sasl_ssl", "sasl.password": "p=1"])
    }

    func testAPropertiesFileIsReadAsJavaReadsIt() throws {
        let cases: [(text: String, values: [String: String])] = [
            ("", [:]),
            ("a=1\nb=2\n", ["a": "1", "b": "2"]),
            ("a=1\r\nb=2\rc=3", ["a": "1", "b": "2", "c": "3"]),
            ("# one\n! two\n\n  \t\n a = 1 \n", ["a": "1 "]),
            ("a:1\nb : 2\nc\t=\t3", ["a": "1", "b": "2", "c": "3"]),
            ("a==b=c\nb=:c", ["a": "=b=c", "b": ":c"]),
            ("a=\nb=", ["a": "", "b": ""]),
            ("a=1\na=2", ["a": "2"]),
            ("a=one\\\n   two\\\n  three\nb=4", ["a": "onetwothree", "b": "4"]),
            ("a=C:\\\\keys\\\\\nb=2", ["a": "C:\\keys\\", "b": "2"]),
            ("a=x\\ty\\nz\\u0041\\u00e9\\ud83d\\ude00\\q", ["a": "x\ty\nzAé😀q"]),
            ("a\\=b=1\na\\ b=2", ["a=b": "1", "a b": "2"]),
            ("a=1\\", ["a": "1"]),
            ("\u{FEFF}a=1", ["a": "1"]),
            ("a=\u{301}x", ["a": "\u{301}x"]),
            ("a=#1", ["a": "#1"]),
        ]
        for (text, values) in cases {
            let path = try Self.file(text)
            XCTAssertEqual(try RdKafkaOptions(propertiesFile: path).values, values, text)
        }
    }

    func testALineThatCannotBeReadIsNamedByItsNumberAndNotShown() throws {
        let cases: [(text: String, line: Int)] = [
            ("a=1\nhunter22\n", 2), ("=hunter22", 1), ("a=hunter22\\u12", 1), ("a=1\\\n2\n\nhunter22 x", 4),
            ("a=\\uXYZWhunter22", 1), ("\\", 1), ("a=\\u-001", 1),
        ]
        for (text, line) in cases {
            let path = try Self.file(text)
            XCTAssertThrowsError(try RdKafkaOptions(propertiesFile: path), text) { error in
                XCTAssertTrue("\(error)".contains("Line \(line) of the properties file \(path)"), "\(error)")
                XCTAssertFalse("\(error)".contains("hunter22"), "\(error)")
            }
        }
        XCTAssertThrowsError(try RdKafkaOptions(propertiesFile: "/no/such.properties")) {
            XCTAssertTrue("\($0)".contains("/no/such.properties"), "\($0)")
        }
    }

    func testAnUnknownOptionIsNamedWithWhereToLook() async throws {
        let error = try await Self.error(["no.such.option": "hunter22"])
        XCTAssertEqual(error?.code, .invalidConfiguration)
        XCTAssertTrue(error?.reason.contains("no.such.option") ?? false, "\(String(describing: error))")
        XCTAssertTrue(error?.reason.contains("CONFIGURATION.md") ?? false, "\(String(describing: error))")
        XCTAssertFalse(error?.reason.contains("hunter22") ?? true, "whose name is mistyped may be a password")
    }

    func testAValueThatIsNotAllowedIsNamed() async throws {
        for options: RdKafkaOptions in [["linger.ms": "soon"], ["security.protocol": "tls"], ["acks": "some"]] {
            let error = try await Self.error(options)
            XCTAssertEqual(error?.code, .invalidConfiguration, "\(options)")
            XCTAssertTrue(error?.reason.contains("\(options)") ?? false, "\(String(describing: error))")
        }
    }

    func testWhatTheKitSetsItselfCannotBeGivenAsAnOption() async throws {
        let names = [
            "bootstrap.servers", "metadata.broker.list", "client.id", "group.id", "auto.offset.reset",
            "enable.auto.commit", "auto.commit.enable", "enable.auto.offset.store", "enable.partition.eof",
            "message.timeout.ms", "delivery.timeout.ms", "transactional.id", "dr_msg_cb", "rebalance_cb", "log_cb",
            "oauthbearer_token_refresh_cb", "opaque", "log.queue", "Group.Id",
        ]
        for name in names {
            let error = try await Self.error(RdKafkaOptions([name: "1"]))
            XCTAssertEqual(error?.code, .invalidConfiguration, name)
            XCTAssertTrue(
                error?.reason.contains("The option \(name) cannot be given") ?? false,
                "\(name): \(String(describing: error))"
            )
        }
    }

    func testAnOptionTakesThePlaceOfTheKitsOwnSetting() async throws {
        // The kit's own enable.idempotence=true does not allow acks=1.
        let first = try await Self.error(["acks": "1"])
        let second = try await Self.error(["acks": "1", "enable.idempotence": "false"])
        XCTAssertEqual(first?.code, .invalidConfiguration)
        XCTAssertNil(second)
    }

    func testTLSAgainstABrokerWithoutItIsANamedErrorInBoundedTime() async throws {
        let cluster = try SharedCluster.get()
        let broker = RdKafkaBroker(bootstrapServers: cluster.bootstrapServers, options: ["security.protocol": "ssl"])
        let start = ContinuousClock.now
        let connection = try await kafkaError { try await broker.checkConnection(timeout: .seconds(1)) }
        let delivery = try await kafkaError {
            try await broker.withProducer(.init(deliveryTimeout: .seconds(1))) { producer in
                _ = try await producer.sendAndAwait(.init(topic: "orders", value: []))
            }
        }
        XCTAssertLessThan(ContinuousClock.now - start, .seconds(10))
        XCTAssertEqual(connection?.code, .transport)
        XCTAssertEqual(delivery?.code, .messageTimedOut)
        for error in [connection, delivery] {
            // The broker may close the connection before or after the handshake has begun.
            let reason = error?.reason ?? ""
            XCTAssertTrue(reason.contains("ssl://\(cluster.bootstrapServers)"), reason)
            XCTAssertTrue(reason.contains("SSL handshake failed") || reason.contains("security.protocol"), reason)
        }
    }

    func testATLSFileThatIsNotThereIsNamedByItsSetting() async throws {
        for name in ["ssl.ca.location", "ssl.certificate.location", "ssl.key.location"] {
            let error = try await Self.error(["security.protocol": "ssl", "\(name)": "/no/such.pem"])
            XCTAssertEqual(error?.code, .invalidConfiguration, name)
            XCTAssertTrue(error?.reason.contains(name) ?? false, "\(name): \(String(describing: error))")
        }
    }

    /// The error of opening a producer, or else a consumer, with these options.
    private static func error(_ options: RdKafkaOptions) async throws -> KafkaError? {
        let broker = RdKafkaBroker(bootstrapServers: "127.0.0.1:1", options: options)
        return try await kafkaError {
            await (try broker.makeProducer(.init())).shutdown()
            await (try broker.makeConsumer(.init(groupID: "billing", topics: ["orders"]))).shutdown()
        }
    }

    private static func file(_ text: String) throws -> String {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).properties")
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }
}
