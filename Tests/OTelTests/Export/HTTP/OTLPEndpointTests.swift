import OTel
import XCTest

final class OTLPEndpointTests: XCTestCase {
    func testABaseEndpointGetsTheTracesPath() throws {
        let table = [
            ("http://localhost:4318", "http://localhost:4318/v1/traces"),
            ("http://localhost:4318/", "http://localhost:4318/v1/traces"),
            ("http://localhost:4318//", "http://localhost:4318/v1/traces"),
            ("https://otlp.example.com/a/b", "https://otlp.example.com/a/b/v1/traces"),
            ("https://otlp.example.com/a/b/", "https://otlp.example.com/a/b/v1/traces"),
            ("http://[::1]:4318", "http://[::1]:4318/v1/traces"),
            ("HTTP://collector", "HTTP://collector/v1/traces"),
            ("http://collector/a%20b?key=1", "http://collector/a%20b/v1/traces?key=1"),
        ]
        for (base, expected) in table {
            XCTAssertEqual(try OTLPEndpoint(base: base).url.absoluteString, expected)
        }
        XCTAssertEqual(try OTLPEndpoint().url.absoluteString, "http://localhost:4318/v1/traces")
    }

    func testATracesEndpointIsUsedAsItIs() throws {
        for address in ["http://collector:4318", "http://collector:4318/", "https://collector/my/traces?key=1"] {
            XCTAssertEqual(try OTLPEndpoint(traces: address).url.absoluteString, address)
        }
    }

    func testAnUnusableEndpointIsNamedWithTheRemedy() {
        let table = [
            ("", "does not begin with http:// or https://"),
            ("localhost:4318", "does not begin with http:// or https://"),
            ("grpc://localhost:4317", "does not begin with http:// or https://"),
            ("http://", "names no host"),
            ("http:///v1/traces", "names no host"),
            ("http://localhost:0", "has no port from 1 to 65535"),
            ("http://localhost:65536", "has no port from 1 to 65535"),
            ("http://local host", "is not an address"),
            ("http://localhost:4318/\r\nX: y", "is not an address"),
            ("http://localhost:port", "is not an address"),
        ]
        for (address, reason) in table {
            XCTAssertThrowsError(try OTLPEndpoint(base: address), address) { error in
                let text = "\(error)"
                XCTAssertTrue(text.contains(reason), text)
                XCTAssertTrue(text.contains("\"" + (address.split(separator: "\r\n").first ?? "")), text)
                XCTAssertTrue(text.hasSuffix("write it like http://localhost:4318"), text)
                XCTAssertFalse(text.contains("\n"), text)
            }
            XCTAssertThrowsError(try OTLPEndpoint(traces: address), address)
        }
    }

    func testAPasswordInTheEndpointIsRefusedAndNotShown() {
        for address in ["http://me:secret@collector:4318", "http://me:sec ret@collector"] {
            XCTAssertThrowsError(try OTLPEndpoint(base: address)) { error in
                XCTAssertFalse("\(error)".contains("sec"), "\(error)")
            }
        }
    }

    func testMessagesShowTheEndpointWithoutItsQuery() throws {
        XCTAssertEqual("\(try OTLPEndpoint(traces: "http://collector/x?key=secret#f"))", "http://collector/x")
    }
}
