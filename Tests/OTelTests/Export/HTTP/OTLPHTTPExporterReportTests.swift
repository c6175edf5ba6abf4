import OTel
import XCTest

/// What the user reads.
final class OTLPHTTPExporterReportTests: XCTestCase {
    private let refused = ScriptedTransport.Answer.failure(.connection("connection refused"))

    private func response(_ status: Int, _ body: String = "{}") -> ScriptedTransport.Answer {
        .success(OTLPResponse(status: status, body: Array(body.utf8)))
    }

    /// The lines after exports of two spans each, each answered without another try.
    private func lines(_ script: [ScriptedTransport.Answer]) throws -> [String] {
        let bench = try ExporterBench(ScriptedTransport(script), timeout: .milliseconds(1))
        for _ in script {
            bench.exporter.export(ExporterBench.spans(2))
        }
        return bench.lines.all
    }

    func testADeadCollectorIsOneLineAndItsReturnAnother() throws {
        XCTAssertEqual(
            try lines([refused, refused, refused, response(200), response(200)]),
            [
                "warning: spans do not reach http://localhost:4318/v1/traces: connection refused; start a collector "
                    + "there, or unset OTEL_EXPORTER_OTLP_ENDPOINT. "
                    + "They are dropped, and this is not said again before it works.",
                "note: spans reach http://localhost:4318/v1/traces again; 6 were dropped meanwhile.",
            ]
        )
    }

    func testAfterARecoveryTheNextFailureIsSaidAgain() throws {
        XCTAssertEqual(try lines([refused, response(200), refused, refused, response(200)]).count, 4)
    }

    func testEachKindOfFailureIsSaidOnce() throws {
        let lines = try lines([refused, response(401), refused, response(401), response(400), refused])
        XCTAssertEqual(lines.count, 3)
        XCTAssertTrue(lines[1].contains("status 401"), lines[1])
        XCTAssertTrue(lines[2].contains("status 400"), lines[2])
    }

    func testAPartialSuccessIsSaidOnceAndIsNoFailure() throws {
        let partial = response(200, #"{"partialSuccess":{"rejectedSpans":"1","errorMessage":"too old"}}"#)
        let advice = response(200, #"{"partialSuccess":{"errorMessage":"send less"}}"#)
        XCTAssertEqual(
            try lines([partial, partial, advice, response(200)]),
            [
                "warning: http://localhost:4318/v1/traces rejected 1 of 2 spans: too old",
                "warning: http://localhost:4318/v1/traces took the spans and says: send less",
            ]
        )
    }

    func testATimeoutNamesItself() throws {
        let line = try XCTUnwrap(lines([.failure(.timedOut)]).first)
        XCTAssertTrue(line.contains("no answer within 0.001 seconds"), line)
    }
}
