import OTel
import XCTest

final class OTLPConfigurationTests: XCTestCase {
    func testAHeaderThatCannotBeSentIsRefusedWithoutShowingItsValue() {
        let table = [
            ("", "v"), ("two words", "v"), ("colon:", "v"), ("ünïcode", "v"), ("x", "secret\r\nHost: evil"),
            ("x", "secret\u{0}"), ("x", "secrét"), ("Content-Length", "secret"), ("host", "secret"),
        ]
        for (name, value) in table {
            XCTAssertThrowsError(try OTLPHeader(name: name, value: value), name) { error in
                XCTAssertTrue(error is OTLPConfigurationError)
                XCTAssertTrue("\(error)".contains(name.isEmpty ? "\"\"" : name), "\(error)")
                XCTAssertFalse("\(error)".contains("secr"), "\(error)")
            }
        }
    }

    func testAnyTokenAndPrintableValueIsAHeader() throws {
        let header = try OTLPHeader(name: "x-api_key.1~", value: "Basic a=b; \"c\"\t~")
        XCTAssertEqual(header.name, "x-api_key.1~")
        XCTAssertEqual(header.value, "Basic a=b; \"c\"\t~")
    }

    func testATimeoutIsPositiveAndAtMostADay() throws {
        let endpoint = try OTLPEndpoint()
        XCTAssertEqual(try OTLPHTTPExporter.Configuration(endpoint: endpoint).timeout, .seconds(10))
        for timeout in [Duration.zero, .seconds(-1), .seconds(Int64.max)] {
            XCTAssertThrowsError(try OTLPHTTPExporter.Configuration(endpoint: endpoint, timeout: timeout)) { error in
                XCTAssertTrue("\(error)".contains("give 1 to 86400000 milliseconds"), "\(error)")
            }
        }
    }
}
