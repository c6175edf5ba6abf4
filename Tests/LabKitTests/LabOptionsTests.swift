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
}
