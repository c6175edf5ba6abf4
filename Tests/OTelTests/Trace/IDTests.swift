import OTel
import XCTest

final class IDTests: XCTestCase {
    func testIDsAreReadAndWrittenAsLowercaseHexadecimal() throws {
        let trace = "0af7651916cd43dd8448eb211c80319c"
        XCTAssertEqual(TraceID(hex: trace)?.hex, trace)
        XCTAssertEqual(SpanID(hex: "00f067aa0ba902b7")?.hex, "00f067aa0ba902b7")
        XCTAssertEqual(TraceID(high: 0, low: 1).description, String(repeating: "0", count: 31) + "1")
    }

    func testWhatIsNoIDIsRefused() {
        for text in ["", "0", String(repeating: "A", count: 32), String(repeating: "g", count: 32), "０"] {
            XCTAssertNil(TraceID(hex: text), text)
            XCTAssertNil(SpanID(hex: text), text)
        }
        XCTAssertNil(SpanID(hex: "00F067AA0BA902B7"))
        XCTAssertNil(TraceID(hex: String(repeating: "a", count: 33)))
    }

    func testAllZerosIsNotValid() {
        XCTAssertEqual(TraceID(hex: String(repeating: "0", count: 32))?.isValid, false)
        XCTAssertEqual(SpanID(hex: String(repeating: "0", count: 16))?.isValid, false)
        XCTAssertTrue(TraceID(high: 1, low: 0).isValid)
    }

    func testNoOtherByteIsADigitWhereverItStands() {
        let digits = Set("0123456789abcdef".utf8)
        for position in 0..<16 {
            for byte in UInt8.min...0x7F {
                var text = Array("0123456789abcdef".utf8)
                text[position] = byte
                let hex = String(decoding: text, as: UTF8.self)
                XCTAssertEqual(SpanID(hex: hex)?.hex, digits.contains(byte) ? hex : nil, hex.debugDescription)
                // A header is read eight digits at a time.
                var headers: TestHeaders = ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-\(hex)-01"]
                let read = W3CTraceContextPropagator().extracted(headers).spanContext
                XCTAssertEqual(read?.spanID.hex, digits.contains(byte) ? hex : nil, hex.debugDescription)
                headers = ["traceparent": "00-\(hex)8448eb211c80319c-b7ad6b7169203331-01"]
                let trace = W3CTraceContextPropagator().extracted(headers).spanContext?.traceID
                XCTAssertEqual(trace?.hex.prefix(16), digits.contains(byte) ? hex[...] : nil, hex.debugDescription)
            }
        }
    }

    func testRandomIDsAreValidAndDiffer() {
        assertValidAndDifferent(SystemIDGenerator())
        assertValidAndDifferent(RandomIDGenerator())
    }

    private func assertValidAndDifferent(_ generator: some IDGenerator) {
        let traces = Set((0..<1000).map { _ in generator.nextTraceID() })
        let spans = Set((0..<1000).map { _ in generator.nextSpanID() })
        XCTAssertEqual(traces.count, 1000)
        XCTAssertEqual(spans.count, 1000)
        XCTAssertTrue(traces.allSatisfy(\.isValid) && spans.allSatisfy(\.isValid))
    }
}
