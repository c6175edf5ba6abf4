import Foundation
import XCTest

@testable import TraceView

/// What OTLP needs of JSON, seen through the reader: numbers, escapes, damaged and hostile text.
final class JSONReadingTests: XCTestCase {
    private static func document(_ span: String) -> TraceDocument {
        OTLPReader.read(Data((#"{"resourceSpans":[{"scopeSpans":[{"spans":["# + span + "]}]}]}").utf8))
    }

    private func span(_ json: String, file: StaticString = #filePath, line: UInt = #line) throws -> TraceSpan {
        let document = Self.document(json)
        XCTAssertEqual(document.problems, [], file: file, line: line)
        return try XCTUnwrap(document.spans.first, file: file, line: line)
    }

    private func value(_ json: String, file: StaticString = #filePath, line: UInt = #line) throws -> AttributeValue {
        let span = try span(#"{"attributes":[{"key":"k","value":\#(json)}]}"#, file: file, line: line)
        return try XCTUnwrap(span.attributes["k"], file: file, line: line)
    }

    func testUnsigned64BitIntegersAreExactAsNumberAndAsString() throws {
        for number in [0, 1, 1_700_000_000_123_456_789, 1 << 53 + 1, UInt64(Int64.max) + 1, .max - 1, .max] {
            let span = try span(#"{"startTimeUnixNano":\#(number),"endTimeUnixNano":"\#(number)"}"#)
            XCTAssertEqual([span.startTimeUnixNano, span.endTimeUnixNano], [number, number])
        }
    }

    func testSigned64BitIntegersAreExactAsNumberAndAsString() throws {
        for number in [Int64.min, .min + 1, -(1 << 53) - 1, -1, 0, 1, 1 << 53 + 1, .max] {
            XCTAssertEqual(try value(#"{"intValue":\#(number)}"#), .int(number))
            XCTAssertEqual(try value(#"{"intValue":"\#(number)"}"#), .int(number))
        }
    }

    func testAnIntegerThatDoesNotFitIsLeftOutRatherThanWrapped() throws {
        for number in ["-10000000000000000000", "9223372036854775808", "1e30", "1.5", "true", "\"ten\""] {
            XCTAssertEqual(try value(#"{"intValue":\#(number)}"#), .empty, number)
        }
        XCTAssertEqual(try span(#"{"startTimeUnixNano":18446744073709551616}"#).startTimeUnixNano, 0)
    }

    func testAnIntegerMayBeWrittenWithAFractionOrAnExponent() throws {
        for number in ["5000.0", "5e3", "\"5e3\""] {
            XCTAssertEqual(try value(#"{"intValue":\#(number)}"#), .int(5000), number)
        }
    }

    func testTrueIsNoNumberAndOneIsNoBool() throws {
        XCTAssertEqual(try value(#"{"boolValue":true}"#), .bool(true))
        XCTAssertEqual(try value(#"{"boolValue":"false"}"#), .bool(false))
        for json in [#"{"boolValue":1}"#, #"{"intValue":true}"#, #"{"doubleValue":true}"#] {
            XCTAssertEqual(try value(json), .empty, json)
        }
    }

    func testDoublesAreReadAndTheirSpecialValuesAsStrings() throws {
        let cases = [
            ("-1.5e+3", -1500), ("0.1", 0.1), ("2", 2), ("1e308", 1e308), (#""0.25""#, 0.25),
            (#""Infinity""#, Double.infinity), (#""-Infinity""#, -Double.infinity),
        ]
        for (json, number) in cases {
            XCTAssertEqual(try value(#"{"doubleValue":\#(json)}"#), .double(number), json)
        }
        guard case .double(let number) = try value(#"{"doubleValue":"NaN"}"#) else { return XCTFail("no double") }
        XCTAssertTrue(number.isNaN)
    }

    func testEscapesAreRead() throws {
        let cases = [
            (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#"\u00e9\u20AC"#, "é€"),
            (#"\ud83d\ude00"#, "😀"),
        ]
        for (json, text) in cases {
            XCTAssertEqual(try span(#"{"name":"\#(json)"}"#).name, text, json)
        }
    }

    func testHalfASurrogatePairCostsAtMostItsLine() {
        for name in [#"\ud83d"#, #"\ud83dx"#, #"\ud83d\u0041"#, #"\ude00"#, #"\ud8"#] {
            let document = Self.document(#"{"name":"\#(name)"}"#)
            XCTAssertEqual(document.spans.count + document.problems.count, 1, name)
        }
    }

    func testBytesThatAreNoUTF8AreReplaced() {
        let json = Array(#"{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"a?b"}]}]}]}"#.utf8)
        let document = OTLPReader.read(Data(json.map { $0 == UInt8(ascii: "?") ? 0xFF : $0 }))
        XCTAssertEqual(document.spans.map(\.name), ["a\u{FFFD}b"])
        XCTAssertEqual(document.problems, [])
    }

    func testDeepNestingIsRefusedRatherThanFollowed() {
        for opening in ["[", #"{"trace":"#, #"{"resourceSpans":["#] {
            let document = OTLPReader.read(lines: [String(repeating: opening, count: 100_000)])
            XCTAssertEqual(document.problems.map(\.line), [1], opening)
        }
        let closed = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        XCTAssertEqual(OTLPReader.read(lines: [closed]).problems.count, 1)
    }

    func testNestingThatIsAllowedIsReadAndFitsASmallStack() {
        let finished = expectation(description: "every depth read and drawn")
        let thread = Thread {
            for depth in 1...600 {
                let nested = [
                    (#"{"arrayValue":{"values":["#, "{}", "]}}"),
                    (#"{"kvlistValue":{"values":[{"key":"k","value":"#, "{}", "}]}}"),
                ].map { String(repeating: $0, count: depth) + $1 + String(repeating: $2, count: depth) }
                for value in nested {
                    let document = Self.document(#"{"attributes":[{"key":"k","value":\#(value)}]}"#)
                    XCTAssertEqual(document.spans.count + document.problems.count, 1, "depth \(depth)")
                    if depth <= 25 { XCTAssertEqual(document.spans.count, 1, "depth \(depth)") }
                    _ = Waterfall().render(document.spans)
                }
                for (opening, closing) in [("[", "]"), (#"{"trace":"#, "}"), (#"{"x":"#, "}")] {
                    let text = String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
                    XCTAssertEqual(OTLPReader.read(lines: [text]).problems.count, 1, "depth \(depth)")
                }
            }
            finished.fulfill()
        }
        // What a thread other than the main one has on macOS: the least that the reader may find.
        thread.stackSize = 512 * 1024
        thread.start()
        wait(for: [finished], timeout: 60)
    }

    func testAProblemIsShortAndSafeForATerminal() throws {
        for text in ["[\u{1B}[2J]", "[\"\\\u{1B}\"]", "[" + String(repeating: "9", count: 1000) + "]"] {
            let problem = try XCTUnwrap(OTLPReader.read(lines: [text]).problems.first)
            XCTAssertLessThan(problem.message.count, 120)
            XCTAssertFalse(problem.message.unicodeScalars.contains { $0.value < 0x20 }, problem.message)
        }
    }
}
