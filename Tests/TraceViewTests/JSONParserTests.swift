import XCTest

@testable import TraceView

final class JSONParserTests: XCTestCase {
    func testEveryKindOfValueIsRead() throws {
        let json = #" {"a":[null,true,false,-1.5e+3,0],"b":{"c":"d"},"e":[],"f":{}} "#
        XCTAssertEqual(
            try JSONParser.parse(json.utf8),
            .object([
                "a": .array([.null, .bool(true), .bool(false), .number("-1.5e+3"), .number("0")]),
                "b": .object(["c": .string("d")]),
                "e": .array([]),
                "f": .object([:]),
            ])
        )
    }

    func testEscapesAreRead() throws {
        let cases = [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u00e9\u20AC""#, "é€"),
            (#""\ud83d\ude00""#, "😀"),
            (#""\ud83d""#, "\u{FFFD}"),
            (#""\ud83dx""#, "\u{FFFD}x"),
            (#""\ud83d\u0041""#, "\u{FFFD}A"),
            (#""\ude00""#, "\u{FFFD}"),
        ]
        for (json, text) in cases {
            XCTAssertEqual(try JSONParser.parse(json.utf8), .string(text), json)
        }
    }

    func testALargeIntegerKeepsEveryDigit() throws {
        let number = try JSONParser.parse("1700000000123456789".utf8)
        XCTAssertEqual(number.integer(), UInt64(1_700_000_000_123_456_789))
    }

    func testAnErrorNamesTheByteAndWhatWasExpected() {
        let cases = [
            ("", 0, "it ends where a value should be"),
            ("{", 1, "it ends where a key in quotes should be"),
            ("{a:1}", 1, "found 'a' instead of a key in quotes"),
            (#"{"a" 1}"#, 5, "found '1' instead of ':'"),
            (#"{"a":1 "b":2}"#, 7, "found '\"' instead of ',' or '}'"),
            ("[1,]", 3, "found ']' instead of a value"),
            ("[1 2]", 3, "found '2' instead of ',' or ']'"),
            ("trve", 2, "found 'v' instead of 'true'"),
            ("-x", 1, "found 'x' instead of a digit"),
            ("1.", 2, "it ends where a digit should be"),
            ("01", 1, "found '1' instead of the end of the line"),
            ("\"a", 2, "it ends where the closing quote should be"),
            ("\"\u{1}\"", 1, "found byte 1 instead of an escaped control character"),
            (#""\x""#, 2, "found 'x' instead of one of \" \\ / b f n r t u"),
            (#""\u12g4""#, 5, "found 'g' instead of a hex digit"),
        ]
        for (json, offset, message) in cases {
            XCTAssertThrowsError(try JSONParser.parse(json.utf8), json) { error in
                let error = error as? JSONSyntaxError
                XCTAssertEqual(error?.offset, offset, json)
                XCTAssertEqual(error?.message, message, json)
            }
        }
    }

    func testDeepNestingIsRefusedRatherThanFollowed() {
        let json = String(repeating: "[", count: 100_000)
        XCTAssertThrowsError(try JSONParser.parse(json.utf8)) { error in
            XCTAssertEqual((error as? JSONSyntaxError)?.message, "nested deeper than 128 levels")
        }
    }
}
