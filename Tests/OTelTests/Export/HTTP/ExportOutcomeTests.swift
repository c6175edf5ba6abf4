import TestSupport
import XCTest

@testable import OTel

final class ExportOutcomeTests: XCTestCase {
    private func outcome(_ response: OTLPResponse) -> ExportOutcome {
        ExportOutcome(response, nanosecondsSinceEpoch: ManualExportClock.start)
    }

    private func accepted(_ body: String) -> OTLPResponseBody.PartialSuccess? {
        guard case .accepted(let partial) = outcome(OTLPResponse(status: 200, body: Array(body.utf8))) else {
            XCTFail("not accepted: \(body)")
            return nil
        }
        return partial
    }

    func testOnlyFourStatusesAreWorthAnotherTry() {
        for status in 100...599 {
            switch outcome(OTLPResponse(status: status)) {
            case .accepted: XCTAssertTrue((200..<300).contains(status), "\(status)")
            case .retryable: XCTAssertTrue([429, 502, 503, 504].contains(status), "\(status)")
            case .rejected: XCTAssertFalse([429, 502, 503, 504].contains(status) || status / 100 == 2, "\(status)")
            }
        }
    }

    func testRetryAfterIsThePauseInBothForms() {
        for (text, pause) in [("30", 30), ("Sun, 06 Nov 1994 08:50:07 GMT", 30), ("soon", nil), (nil, nil)] {
            let outcome = outcome(OTLPResponse(status: 429, retryAfter: text))
            guard case .retryable(_, let found) = outcome else {
                XCTFail("\(outcome)")
                continue
            }
            XCTAssertEqual(found, pause.map { .seconds($0) }, text ?? "nil")
        }
    }

    func testAConnectionAndATimeoutAreWorthAnotherTryAndWhatIsNotHTTPOrNotSecureIsNot() {
        for error in [OTLPTransportError.connection("refused"), .timedOut] {
            guard case .retryable(_, nil) = ExportOutcome(error, timeout: .seconds(10)) else {
                XCTFail("\(error)")
                continue
            }
        }
        for (error, remedy) in [(OTLPTransportError.notUnderstood("x"), "4318"), (.notSecure("x"), "certificate")] {
            guard case .rejected(let failure) = ExportOutcome(error, timeout: .seconds(10)) else {
                XCTFail("\(error)")
                continue
            }
            XCTAssertTrue(failure.text.contains(remedy), failure.text)
        }
    }

    func testAPartialSuccessIsRead() {
        let table: [(String, Int64, String)] = [
            (#"{"partialSuccess":{"rejectedSpans":"3","errorMessage":"too old"}}"#, 3, "too old"),
            (#"{"partialSuccess":{"rejectedSpans":3}}"#, 3, ""),
            (#"{"partialSuccess":{"errorMessage":"use batches"},"unknown":[1]}"#, 0, "use batches"),
            (#"{"partialSuccess":{"rejectedSpans":"9223372036854775807","errorMessage":7}}"#, .max, ""),
        ]
        for (body, count, message) in table {
            XCTAssertEqual(accepted(body), .init(rejectedSpans: count, errorMessage: message), body)
        }
    }

    func testABodyThatSaysNothingIsASuccess() {
        let bodies = [
            "", "{}", #"{"partialSuccess":null}"#, #"{"partialSuccess":{}}"#, #"{"partialSuccess":"x"}"#,
            #"{"partialSuccess":{"rejectedSpans":"many"}}"#, #"{"partialSuccess":{"rejectedSpans":1e99}}"#, "[]", "{",
            "<html>", String(repeating: "[", count: 60_000), "\u{FEFF}{}", "null",
        ]
        for body in bodies {
            XCTAssertNil(accepted(body), String(body.prefix(60)))
        }
    }

    func testAFailureQuotesTheCollectorOnOneLine() {
        let body = Array(#"{"code":3,"message":"bad\n\u001b[31mspan\#(String(repeating: "!", count: 5_000))"}"#.utf8)
        guard case .rejected(let failure) = outcome(OTLPResponse(status: 400, body: body)) else {
            return XCTFail("not rejected")
        }
        XCTAssertTrue(failure.text.hasPrefix("the collector answers with status 400 (bad  [31mspan!!!"), failure.text)
        XCTAssertTrue(failure.text.hasSuffix("!…)"), failure.text)
        XCTAssertLessThan(failure.text.count, 300)
    }

    func testARemedyIsNamedWhereOneIsKnown() {
        let table = [
            (302, "http://other/v1/traces"), (401, "OTEL_EXPORTER_OTLP_HEADERS"), (404, "/v1/traces is appended"),
            (413, "OTEL_BSP_MAX_EXPORT_BATCH_SIZE"),
        ]
        for (status, remedy) in table {
            let response = OTLPResponse(status: status, location: "http://other/v1/traces")
            XCTAssertTrue(ExportFailure(response).text.contains(remedy), ExportFailure(response).text)
        }
    }
}
