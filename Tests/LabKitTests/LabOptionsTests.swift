import Foundation
import XCTest

@testable import LabKit

final class LabOptionsTests: XCTestCase {
    private func options(_ arguments: String..., environment: [String: String] = [:]) throws -> LabOptions {
        try LabOptions(arguments: arguments, environment: environment)
    }

    func testTheEmbeddedClusterIsTheDefault() throws {
        XCTAssertEqual(try options().broker, .embedded)
        XCTAssertEqual(try options(environment: ["KAFKA_BOOTSTRAP_SERVERS": ""]).broker, .embedded)
    }

    func testTheBrokerIsReadFromTheOptionInBothForms() throws {
        XCTAssertEqual(try options("--broker", "memory").broker, .memory)
        XCTAssertEqual(try options("--broker=localhost:9092").broker, .servers("localhost:9092"))
        XCTAssertEqual(try options("--broker", "a:1,b:2").broker, .servers("a:1,b:2"))
        XCTAssertEqual(try options("--broker", "[::1]:9092").broker, .servers("[::1]:9092"))
    }

    func testTheOptionBeatsTheEnvironment() throws {
        let environment = ["KAFKA_BOOTSTRAP_SERVERS": "kafka:9092"]
        XCTAssertEqual(try options(environment: environment).broker, .servers("kafka:9092"))
        XCTAssertEqual(try options("--broker", "memory", environment: environment).broker, .memory)
    }

    func testAValueThatIsNoBrokerIsNamedWithWhatIsAllowed() {
        for value in ["nonsense", "", "host:", ":9092", "host:0", "host:99999", "host:x", "a:1,", "::1:9092", "a b:1"] {
            XCTAssertThrowsError(try options("--broker", value), value) { error in
                XCTAssertEqual(
                    "\(error)",
                    "--broker is \"\(value)\"; allowed: memory, embedded, or HOST:PORT[,HOST:PORT…]"
                )
            }
        }
        XCTAssertThrowsError(try options(environment: ["KAFKA_BOOTSTRAP_SERVERS": "kafka"])) { error in
            XCTAssertTrue("\(error)".hasPrefix("KAFKA_BOOTSTRAP_SERVERS is \"kafka\""), "\(error)")
        }
    }

    func testAMissingValueAndAnUnknownOptionAreNamed() {
        XCTAssertThrowsError(try options("--broker")) {
            XCTAssertTrue("\($0)".hasPrefix("--broker needs a value"), "\($0)")
        }
        XCTAssertThrowsError(try options("--colour")) { XCTAssertEqual("\($0)", "unknown option --colour") }
        XCTAssertThrowsError(try options("extra")) { XCTAssertEqual("\($0)", "unknown option extra") }
    }

    func testHelpIsAskedForInTwoWays() throws {
        XCTAssertTrue(try options("--help").showsHelp)
        XCTAssertTrue(try options("-h").showsHelp)
        XCTAssertFalse(try options().showsHelp)
    }

    func testAPageIsWrittenWhenItIsAskedFor() throws {
        XCTAssertTrue(try options("--html").writesPage)
        XCTAssertFalse(try options().writesPage)
        XCTAssertThrowsError(try options("--html=file")) { XCTAssertEqual("\($0)", "unknown option --html") }
    }

    func testSettingsOfAClusterAreReadAndSingleOnesBeatFilesAndTheCommandLineBeatsTheEnvironment() throws {
        let file = try Self.file("bootstrap.servers=file:1\nacks=1\nlinger.ms=1\nclient.rack=file\nretries=1\n")
        let other = try Self.file("retries=2\nclient.rack=other\n")
        let environment = [
            "KAFKA_PROPERTIES": file, "KAFKA_OPTION_LINGER_MS": "2", "KAFKA_OPTION_CLIENT_RACK": "variable",
        ]
        let inherited = try options(environment: environment)
        XCTAssertEqual(inherited.broker, .servers("file:1"))
        XCTAssertEqual(
            inherited.kafkaOptions.values,
            ["acks": "1", "linger.ms": "2", "client.rack": "variable", "retries": "1"]
        )
        let given = try options(
            "--broker",
            "a:1",
            "--kafka-option",
            "retries=3",
            "--kafka-properties=\(other)",
            "--kafka-option=debug=x=y",
            environment: environment
        )
        XCTAssertEqual(given.broker, .servers("a:1"))
        XCTAssertEqual(
            given.kafkaOptions.values,
            ["acks": "1", "linger.ms": "2", "client.rack": "other", "retries": "3", "debug": "x=y"]
        )
    }

    func testABootstrapServersSettingCountsAsTheBrokerWhereThereIsNoOther() throws {
        XCTAssertEqual(try options("--kafka-option", "bootstrap.servers=a:1").broker, .servers("a:1"))
        XCTAssertEqual(try options("--kafka-option", "bootstrap.servers=a:1").kafkaOptions.values, [:])
        XCTAssertEqual(try options("--kafka-option=bootstrap.servers=a:1", "--broker=b:1").broker, .servers("b:1"))
        XCTAssertThrowsError(try options("--kafka-option", "bootstrap.servers=nowhere")) {
            XCTAssertTrue("\($0)".hasPrefix("bootstrap.servers is \"nowhere\""), "\($0)")
        }
    }

    func testSettingsAreForAClusterOnly() throws {
        for broker in ["memory", "embedded"] {
            XCTAssertThrowsError(try options("--broker", broker, "--kafka-option", "acks=1")) {
                XCTAssertTrue("\($0)".contains("give --broker HOST:PORT too"), "\($0)")
            }
            let inherited = try options("--broker", broker, environment: ["KAFKA_OPTION_ACKS": "1"])
            XCTAssertEqual(inherited.kafkaOptions.values, [:], "what the environment holds does not stand in the way")
        }
    }

    func testACommandLineThatCannotBeFollowedShowsNoSecret() throws {
        let file = try Self.file("sasl.password=x\nhunter22\n")
        let wrong = [
            ["--kafka-option", "hunter22"], ["--kafka-option"], ["--kafka-option", "=hunter22"],
            ["--kafka-option", "sasl.password", "=", "hunter22"], ["--kafka-optoin", "sasl.password=hunter22"],
            ["--kafka-optoin=sasl.password=hunter22"], ["sasl.password=hunter22"], ["--kafka-properties"],
            ["--kafka-properties", file], ["--kafka-properties", "/no/such/file"], ["--help=hunter22"],
            ["--broker", "memory", "--kafka-option", "sasl.password=hunter22"],
        ]
        for arguments in wrong {
            XCTAssertThrowsError(try LabOptions(arguments: arguments, environment: [:]), "\(arguments)") {
                XCTAssertFalse("\($0)".contains("hunter22"), "\($0)")
            }
        }
        let right = try options("--broker=a:1", "--kafka-option=sasl.password=hunter22")
        XCTAssertFalse("\(right)".contains("hunter22"), "\(right)")
    }

    private static func file(_ text: String) throws -> String {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).properties")
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }
}
