import Kafka
import OTel
import Tracing
import XCTest

@testable import Grading

final class SketchTests: XCTestCase {
    private let trace = TraceID(high: 1, low: 1)

    private func span(_ name: String, _ id: UInt64, parent: UInt64? = nil, kind: SpanKind = .internal) -> SpanData {
        SpanData(
            context: SpanContext(traceID: trace, spanID: SpanID(id)),
            parent: parent.map { SpanContext(traceID: trace, spanID: SpanID($0)) },
            name: name,
            kind: kind,
            startTime: id,
            endTime: id + 1,
            resource: Resource(serviceName: "shop")
        )
    }

    func testExpectedStandsBesideGotWithACrossAtTheWrongEdge() {
        let lines = TraceSketch.compare(
            expected: TraceSketch(expected: .span("a", .server, .span("b", .producer, .span("c", .consumer)))),
            got: TraceSketch(
                got: [
                    span("c", 3, parent: 1, kind: .consumer), span("b", 2, parent: 1, kind: .producer),
                    span("a", 1, kind: .server),
                ],
                notes: [SpanID(3): "beside the send"]
            )
        )
        XCTAssertEqual(
            lines,
            [
                "expected                    got",
                "a SERVER                    a SERVER",
                "└─ b PRODUCER               ├─ b PRODUCER",
                "   └─ c CONSUMER            └✗ c CONSUMER",
                "                                 ↑ beside the send",
            ]
        )
    }

    func testASpanWhoseParentIsUnknownIsDrawnAsARoot() {
        XCTAssertEqual(TraceSketch(got: [span("lost", 2, parent: 9)]).lines, ["lost INTERNAL"])
        XCTAssertEqual(TraceSketch(got: []).lines, ["(no span ended)"])
    }

    func testThatNothingIsExpectedIsSaidInWords() {
        XCTAssertEqual(TraceSketch(expectedNothing: "no process span").lines, ["(no process span)"])
    }

    func testTheCaretStandsUnderTheFieldThatIsWrong() {
        let expected = WireTraceparent.text(of: SpanContext(traceID: trace, spanID: SpanID(2), traceFlags: .sampled))
        let got = WireTraceparent.text(of: SpanContext(traceID: trace, spanID: SpanID(1), traceFlags: .sampled))
        let lines = HeaderSketch.traceparent(expected: expected, got: got, field: .parentID, note: "the caller's")
        XCTAssertEqual(lines[1], "  expected  00-00000000000000010000000000000001-0000000000000002-01")
        XCTAssertEqual(lines[3], "                                                ^^^^^^^^^^^^^^^^ the caller's")
    }

    func testHeadersAreListedWithACrossAndTheirBytesNamed() {
        let headers = [KafkaHeader(key: "traceparent", value: "00-…"), KafkaHeader(key: "hop", value: nil)]
        XCTAssertEqual(
            HeaderSketch.list("on the wire", headers) { $0.key == "traceparent" },
            ["on the wire", "✗ traceparent  00-…", "  hop          (null)"]
        )
        XCTAssertEqual(HeaderSketch.list("on the wire", []), ["on the wire", "  (no headers)"])
    }

    func testATableShowsWhatIsMissingAndItsOldName() {
        let table = AttributeTable([
            "messaging.destination.name": .equals("orders"), "messaging.kafka.offset": .equals(3),
            "error.type": .absent,
        ])
        let attributes: SpanAttributes = ["messaging.destination": "orders", "messaging.kafka.offset": "3"]
        XCTAssertEqual(
            table.picture(of: attributes),
            [
                "  attribute                   expected  got",
                "✗ messaging.destination.name  \"orders\"  (absent; messaging.destination is its old name)",
                "✗ messaging.kafka.offset      3         \"3\"",
                "  error.type                  (absent)  (absent)",
            ]
        )
        XCTAssertEqual(table.wrongNames(in: attributes), ["messaging.destination.name", "messaging.kafka.offset"])
    }

    func testATraceparentIsReadFromTheWireByItsColumns() throws {
        let context = SpanContext(traceID: trace, spanID: SpanID(2), traceFlags: [.sampled, .random])
        let text = WireTraceparent.text(of: context)
        let wire = try XCTUnwrap(WireTraceparent(Array(text.utf8)))
        XCTAssertTrue(wire.names(context))
        XCTAssertEqual(wire.flags, "03")
        XCTAssertNil(WireTraceparent(nil))
        XCTAssertNil(WireTraceparent(Array((text + "-").utf8)))
        XCTAssertNil(WireTraceparent([UInt8](repeating: 0xFF, count: 55)))
    }
}
