import Foundation
import LoopbackCollector
import OTel
import XCTest

final class SocketTransportTests: XCTestCase {
    private func send(
        to answer: HTTPCollector.Answer,
        path: String = "",
        body: [UInt8] = [],
        timeout: Duration = .seconds(10)
    ) throws -> (Result<OTLPResponse, any Error>, [HTTPCollector.Request]) {
        let collector = try HTTPCollector([answer])
        defer { collector.stop() }
        let url = try XCTUnwrap(URL(string: "http://localhost:\(collector.port)\(path)"))
        let result = Result { try SocketTransport().send(OTLPRequest(url: url, body: body), timeout: timeout) }
        return (result, collector.requests)
    }

    func testBrokenAnswersAreErrorsAndNeverEndTheProcess() throws {
        let answers = [
            "\u{0}\u{0}\u{12}\u{4}\u{0}", "hello\n", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nX",
            "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\n{}",
            "HTTP/1.1 999999 Big\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        ]
        for answer in answers {
            let (result, _) = try send(to: .text(answer))
            XCTAssertThrowsError(try result.get(), answer) { error in
                XCTAssertNotEqual(error as? OTLPTransportError, .timedOut, answer)
            }
        }
    }

    func testAnAnswerGivenBeforeTheRequestIsReadCounts() throws {
        let answer = HTTPCollector.Answer.early(Array("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n".utf8))
        let body = [UInt8](repeating: 0x20, count: 16_000_000)
        let (result, _) = try send(to: answer, body: body)
        XCTAssertEqual(try result.get().status, 413)
    }

    func testPathAndQueryAreSentAsTheyAre() throws {
        for (path, target) in [("", "/"), ("/a%20b/c?key=1%26", "/a%20b/c?key=1%26"), ("/x#part", "/x")] {
            let (_, requests) = try send(to: .response("200 OK"), path: path)
            XCTAssertEqual(requests.first?.head.first, "POST \(target) HTTP/1.1")
        }
    }

    func testAHostWithoutAnAddressIsAConnectionFailure() throws {
        let url = try XCTUnwrap(URL(string: "http://nobody.invalid:4318/"))
        XCTAssertThrowsError(try SocketTransport().send(OTLPRequest(url: url, body: []), timeout: .seconds(30))) {
            error in
            guard case .connection(let reason)? = error as? OTLPTransportError else { return XCTFail("\(error)") }
            XCTAssertTrue(reason.hasPrefix("no address found for nobody.invalid"), reason)
        }
    }
}
