import TestSupport
import XCTest

@testable import OTel

final class HTTPResponseParserTests: XCTestCase {
    private let valid: [(String, OTLPResponse)] = [
        ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", OTLPResponse(status: 200, body: Array("{}".utf8))),
        ("HTTP/1.0 200\r\ncontent-length:0\r\n\r\n", OTLPResponse(status: 200)),
        ("HTTP/1.1 204 No Content\r\n\r\n", OTLPResponse(status: 204)),
        (
            "HTTP/1.1 429 Slow down\r\nRETRY-AFTER: \t7 \r\nnonsense\r\n: x\r\nContent-Length: 0\r\n\r\n",
            OTLPResponse(status: 429, retryAfter: "7")
        ),
        (
            "HTTP/1.1 302 Found\r\nLocation: http://a/b:c\r\nContent-Length: 1\r\n\r\nx",
            OTLPResponse(status: 302, location: "http://a/b:c", body: [0x78])
        ),
        (
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Wait\r\n\r\nHTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n",
            OTLPResponse(status: 503)
        ),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0A\r\n0123456789\r\n0\r\n\r\n",
            OTLPResponse(status: 200, body: Array("abc0123456789".utf8))
        ),
    ]

    func testAResponseIsTheSameHoweverItIsCut() throws {
        for (text, expected) in valid {
            let bytes = Array(text.utf8)
            for size in 1...bytes.count {
                var parser = HTTPResponseParser()
                var found: OTLPResponse?
                for start in stride(from: 0, to: bytes.count, by: size) where found == nil {
                    found = try parser.read(bytes[start..<min(start + size, bytes.count)])
                }
                XCTAssertEqual(found, expected, "\(text) in pieces of \(size)")
            }
        }
    }

    func testWithoutALengthTheBodyEndsWithTheConnection() throws {
        var parser = HTTPResponseParser()
        XCTAssertNil(try parser.read("HTTP/1.1 200 OK\r\n\r\nab".utf8))
        XCTAssertNil(try parser.read("c".utf8))
        XCTAssertEqual(try parser.close(), OTLPResponse(status: 200, body: Array("abc".utf8)))
    }

    func testAConnectionClosedTooEarlyIsAConnectionFailure() {
        let beginnings = [
            "", "HTT", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab", "HTTP/1.1 100 Continue\r\n\r\n",
        ]
        for text in beginnings {
            var parser = HTTPResponseParser()
            XCTAssertNil(try parser.read(text.utf8), text)
            XCTAssertThrowsError(try parser.close(), text) { error in
                guard case .connection? = error as? OTLPTransportError else { return XCTFail("\(error)") }
            }
        }
    }

    func testWhatIsNotHTTPIsNotUnderstood() {
        let table = [
            "\u{0}\u{0}\u{12}", "hello\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n",
            "HTTP/1.1 +20 OK\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 99999 OK\r\n\r\n", "HTTP/1.1 099 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n",
            "HTTP/1.1 200 OK\r\nX: " + String(repeating: "x", count: 70_000),
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + String(repeating: "0", count: 2_000),
        ]
        for text in table {
            var parser = HTTPResponseParser()
            XCTAssertThrowsError(try parser.read(text.utf8), String(text.prefix(80))) { error in
                guard case .notUnderstood? = error as? OTLPTransportError else { return XCTFail("\(error)") }
            }
        }
    }

    func testABodyWithoutEndIsCut() throws {
        let flood = String(repeating: "y", count: 100_000)
        let chunk = "186A0\r\n" + flood + "\r\n"
        let endlessChunk = "3FFFFFFF\r\n" + flood
        for text in [
            "HTTP/1.1 200 OK\r\n\r\n" + flood,
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n" + flood,
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk,
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + endlessChunk,
        ] {
            var parser = HTTPResponseParser()
            XCTAssertEqual(try parser.read(text.utf8)?.body.count, OTLPResponse.maximumBodySize)
        }
    }

    func testNoBytesTrapTheParser() {
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            var bytes = Array(valid[random.below(valid.count)].0.utf8)
            for _ in 0...random.below(4) {
                let index = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes[index] = UInt8(random.below(256))
                case 1: bytes.remove(at: index)
                default: bytes.insert(contentsOf: bytes.prefix(random.below(20)), at: index)
                }
            }
            var parser = HTTPResponseParser()
            let cut = random.below(bytes.count + 1)
            let found = try? parser.read(bytes[..<cut]) ?? parser.read(bytes[cut...]) ?? parser.close()
            if let found {
                XCTAssertTrue((200...999).contains(found.status), "seed \(seed): \(bytes)")
                XCTAssertLessThanOrEqual(found.body.count, OTLPResponse.maximumBodySize, "seed \(seed): \(bytes)")
            }
        }
    }
}
