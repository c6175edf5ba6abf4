import Foundation
import TestSupport
import XCTest

@testable import TraceView

final class OTLPReaderTests: XCTestCase {
    private let traceID = "4bf92f3577b34da6a3ce929d0e0e4736"

    private func line(_ span: String) -> String {
        #"{"resourceSpans":[{"scopeSpans":[{"spans":["# + span + "]}]}]}"
    }

    private func span(_ json: String, file: StaticString = #filePath, line: UInt = #line) throws -> TraceSpan {
        let document = OTLPReader.read(lines: [self.line(json)])
        XCTAssertEqual(document.problems, [], file: file, line: line)
        return try XCTUnwrap(document.spans.first, file: file, line: line)
    }

    func testEveryFieldIsRead() {
        let json = #"""
            {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},
            "scopeSpans":[{"scope":{"name":"lab","version":"1"},"spans":[{"traceId":"4BF92F3577B34DA6A3CE929D0E0E4736",
            "spanId":"00f067aa0ba902b7","parentSpanId":"00f067aa0ba902b6","name":"send orders","kind":4,"flags":769,
            "startTimeUnixNano":"1700000000000000001","endTimeUnixNano":"1700000000000000002",
            "attributes":[{"key":"s","value":{"stringValue":"x"}},{"key":"b","value":{"boolValue":true}},
            {"key":"i","value":{"intValue":"-7"}},{"key":"d","value":{"doubleValue":1.5}},
            {"key":"a","value":{"arrayValue":{"values":[{"intValue":1},{"stringValue":"y"}]}}},
            {"key":"k","value":{"kvlistValue":{"values":[{"key":"n","value":{"boolValue":false}}]}}},
            {"key":"y","value":{"bytesValue":"AQI="}},{"key":"e","value":{}}],
            "events":[{"name":"exception","timeUnixNano":"3","attributes":[{"key":"z","value":{"intValue":4}}]}],
            "links":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331",
            "attributes":[{"key":"o","value":{"intValue":"9"}}]}],
            "status":{"code":2,"message":"no broker"},
            "droppedAttributesCount":1,"droppedEventsCount":2,"droppedLinksCount":3}]}]}]}
            """#
        let expected = TraceSpan(
            traceID: traceID,
            spanID: "00f067aa0ba902b7",
            parentSpanID: "00f067aa0ba902b6",
            name: "send orders",
            kind: .producer,
            startTimeUnixNano: 1_700_000_000_000_000_001,
            endTimeUnixNano: 1_700_000_000_000_000_002,
            attributes: [
                "s": "x", "b": .bool(true), "i": .int(-7), "d": .double(1.5), "a": .array([.int(1), "y"]),
                "k": .keyValueList(["n": .bool(false)]), "y": .bytes([1, 2]), "e": .empty,
            ],
            events: [.init(name: "exception", timeUnixNano: 3, attributes: ["z": .int(4)])],
            links: [
                .init(
                    traceID: "0af7651916cd43dd8448eb211c80319c",
                    spanID: "b7ad6b7169203331",
                    attributes: ["o": .int(9)]
                )
            ],
            status: .init(code: .error, message: "no broker"),
            flags: 0x301,
            resourceAttributes: ["service.name": "shop"],
            scopeName: "lab",
            droppedAttributesCount: 1,
            droppedEventsCount: 2,
            droppedLinksCount: 3
        )
        let oneLine = json.replacingOccurrences(of: "\n", with: "")
        XCTAssertEqual(OTLPReader.read(lines: [oneLine]), TraceDocument(spans: [expected]))
        XCTAssertEqual(OTLPReader.read(Data(json.utf8)), TraceDocument(spans: [expected]), "one document, many lines")
        XCTAssertTrue(expected.hasRemoteParent)
        XCTAssertEqual(expected.serviceName, "shop")
    }

    func testSnakeCaseKeysAndNamedEnumsAreRead() throws {
        let json = #"""
            {"resource_spans":[{"scope_spans":[{"spans":[{"trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","span_id":"a",
            "parent_span_id":"b","start_time_unix_nano":5,"end_time_unix_nano":"6","kind":"SPAN_KIND_CONSUMER",
            "status":{"code":"STATUS_CODE_ERROR"},"dropped_links_count":"2",
            "attributes":[{"key":"k","value":{"string_value":"v"}}]}]}]}]}
            """#
        let span = try XCTUnwrap(OTLPReader.read(Data(json.utf8)).spans.first)
        XCTAssertEqual(span.traceID, traceID)
        XCTAssertEqual(span.parentSpanID, "b")
        XCTAssertEqual([span.startTimeUnixNano, span.endTimeUnixNano], [5, 6])
        XCTAssertEqual(span.kind, .consumer)
        XCTAssertEqual(span.status.code, .error)
        XCTAssertEqual(span.droppedLinksCount, 2)
        XCTAssertEqual(span.attributes.text("k"), "v")
    }

    func testMissingFieldsAndWrongTypesGetDefaults() throws {
        let empty = TraceSpan(
            traceID: "",
            spanID: "",
            name: "",
            kind: .unspecified,
            startTimeUnixNano: 0,
            endTimeUnixNano: 0
        )
        XCTAssertEqual(try span("{}"), empty)
        XCTAssertEqual(empty.serviceName, "unknown_service")
        let wrong =
            #"{"traceId":5,"name":[],"kind":"X","startTimeUnixNano":"soon","endTimeUnixNano":-1,"flags":1e99,"#
            + #""attributes":7,"links":"x","status":3,"parentSpanId":"0000000000000000","unknown":{"a":[1]}}"#
        XCTAssertEqual(try span(wrong), empty)
        XCTAssertEqual(try span(#"{"kind":99,"status":{"code":99},"name":null}"#), empty)
    }

    func testBase64IDsBecomeHex() throws {
        let span = try span(#"{"traceId":"S/kvNXezTaajzpKdDg5HNg==","spanId":"APBnqgupArc="}"#)
        XCTAssertEqual(span.traceID, traceID)
        XCTAssertEqual(span.spanID, "00f067aa0ba902b7")
    }

    func testABrokenLineIsNamedAndTheOthersAreRead() {
        let good = line(#"{"name":"a"}"#)
        let document = OTLPReader.read(lines: [good, "not json", "", good, #"{"resourceSpans":["#], source: "x.jsonl")
        XCTAssertEqual(document.spans.count, 2)
        XCTAssertEqual(document.problems.map(\.line), [2, 5])
        for problem in document.problems {
            XCTAssertEqual(problem.source, "x.jsonl")
            XCTAssertTrue(problem.message.hasPrefix("not JSON: "), problem.message)
        }
    }

    func testALineWithoutSpansIsIgnoredOnlyIfItIsOTLP() {
        let silent = [
            #"{"resourceMetrics":[]}"#, #"{"resource_logs":[]}"#, "{}", "  ", #"{"resourceSpans":null}"#, "[]",
        ]
        XCTAssertEqual(OTLPReader.read(lines: silent), TraceDocument())
        let cases = [
            (#"{"data":[]}"#, "in:1: no OTLP trace: the object has no \"resourceSpans\""),
            ("42", "in:1: no OTLP trace: {\"resourceSpans\":[…]} was expected"),
            (#"{"resourceSpans":{}}"#, "in:1: \"resourceSpans\" is no array; it is left out"),
            (line("7"), "in:1: an element of \"spans\" is no object; it is left out"),
        ]
        for (text, problem) in cases {
            XCTAssertEqual(OTLPReader.read(lines: [text], source: "in").problems.map(\.description), [problem])
        }
    }

    func testTheWrappersOfTraceStoresAreOpened() {
        let inner =
            #"[{"instrumentationLibrarySpans":[{"instrumentationLibrary":{"name":"old"},"spans":[{"name":"a"}]}]}]"#
        for text in [#"{"result":{"resourceSpans":\#(inner)}}"#, #"{"trace":{"batches":\#(inner)}}"#] {
            let document = OTLPReader.read(lines: [text])
            XCTAssertEqual(document.problems, [], text)
            XCTAssertEqual(document.spans.map(\.scopeName), ["old"], text)
        }
    }

    func testABrokenDocumentOverManyLinesGivesOneProblem() throws {
        let document = OTLPReader.read(Data("{\n  \"resourceSpans\": [\n    oops\n  ]\n}\n".utf8), source: "x.json")
        XCTAssertEqual(document.problems.count, 1)
        let problem = try XCTUnwrap(document.problems.first).description
        XCTAssertTrue(problem.hasPrefix("x.json: not JSON: "), problem)
    }

    func testALineThatWasNotWrittenToItsEndIsNamed() throws {
        let document = OTLPReader.read(Data("{\"resourceSpans\":[\n".utf8), source: "x.jsonl")
        XCTAssertEqual(document.problems.count, 1)
        let problem = try XCTUnwrap(document.problems.first).description
        XCTAssertTrue(problem.hasPrefix("x.jsonl:1: not JSON: "), problem)
    }

    func testEveryLineOfAFileThatHoldsSomethingElseIsNamed() {
        let document = OTLPReader.read(Data("INFO started\n\n[1, oops]\n".utf8))
        XCTAssertEqual(document.problems.map(\.line), [1, 3])
    }

    func testTheTroublesOfOneLineKeepItsNumber() {
        let document = OTLPReader.read(Data(("\n" + line("7, 8") + "\n").utf8))
        XCTAssertEqual(document.problems.map(\.line), [2, 2])
    }

    func testAListPrintedWithADocumentOnEachLineIsRead() {
        let list = "[\n" + line(#"{"name":"a"}"#) + ",\n" + line(#"{"name":"b"}"#) + "\n]\n"
        let document = OTLPReader.read(Data(list.utf8))
        XCTAssertEqual(document.spans.map(\.name), ["a", "b"])
        XCTAssertEqual(document.problems, [])
    }

    func testAByteOrderMarkAndWindowsLineEndsAreNoObstacle() {
        let text = "\u{FEFF}" + line(#"{"name":"a"}"#) + "\r\n\r\n" + line(#"{"name":"b"}"#) + "\r\n"
        let document = OTLPReader.read(Data(text.utf8))
        XCTAssertEqual(document.spans.map(\.name), ["a", "b"])
        XCTAssertEqual(document.problems, [])
    }

    func testRandomlyDamagedInputNeverTraps() {
        let good = Array(line(#"{"traceId":"\#(traceID)","spanId":"a","kind":5,"startTimeUnixNano":"1"}"#).utf8)
        for seed in UInt64(0)..<500 {
            var random = SeededGenerator(seed: seed)
            var bytes = good + [10] + good
            for _ in 0..<random.number(below: 8) {
                bytes[random.number(below: bytes.count)] = UInt8(random.number(below: 256))
            }
            let document = OTLPReader.read(Data(bytes))
            XCTAssertFalse(Waterfall().render(document.spans).isEmpty, "seed \(seed)")
        }
    }
}
