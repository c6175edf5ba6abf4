import OTel
import XCTest

/// A tracestate as a header: what is read, and what is written when it is long (W3C Trace Context level 2,
/// section 3.3).
final class TraceStateHeaderTests: XCTestCase {
    private func members(_ count: Int) -> [String] { (1...count).map { "k\($0)=v" } }

    func testValidHeadersAreReadInOrder() {
        let longKey = String(repeating: "k", count: 256)
        let longValue = String(repeating: "v", count: 256)
        let valid: [(header: String, members: [[String]])] = [
            ("a=1", [["a", "1"]]),
            ("b=2,a=1", [["b", "2"], ["a", "1"]]),
            ("", []),
            (" \t ", []),
            (",", []),
            (",,a=1,, ,\t,b=2,", [["a", "1"], ["b", "2"]]),
            (" a=1 ,\tb=2\t", [["a", "1"], ["b", "2"]]),
            ("a= 1", [["a", " 1"]]),
            ("a= 1 2  ,b=3", [["a", " 1 2"], ["b", "3"]]),
            ("0a_-*/@=!\"#$%&'()*+-./:;<>?@[\\]^_`{|}~", [["0a_-*/@", "!\"#$%&'()*+-./:;<>?@[\\]^_`{|}~"]]),
            ("\(longKey)=\(longValue)", [[longKey, longValue]]),
        ]
        for (header, members) in valid {
            let state = TraceState(parsing: header)
            XCTAssertEqual(state?.members.map { [$0.key, $0.value] }, members, header.debugDescription)
        }
    }

    func testInvalidHeadersAreRefusedWhole() {
        let invalid: [(why: String, header: String)] = [
            ("no equals sign", "a"),
            ("no equals sign in the second member", "a=1,b"),
            ("no key", "=1"),
            ("no value", "a="),
            ("a value of spaces", "a=  "),
            ("two equals signs", "a=1=2"),
            ("a value that begins with an equals sign", "a==1"),
            ("a key in uppercase", "A=1"),
            ("a key that begins with a sign", "@a=1"),
            ("a key with a dot", "a.b=1"),
            ("white space between key and equals sign", "a =1"),
            ("a tab at the front of the value", "a=\t1"),
            ("a tab in the value", "a=1\t2"),
            ("a lone CR", "a=1\r"),
            ("a lone CR between members", "a=1,\rb=2"),
            ("a line feed", "a=1\n"),
            ("CR LF", "a=1\r\n"),
            ("a NUL", "a=\u{0}"),
            ("a DEL", "a=\u{7F}"),
            ("a value that is not ASCII", "a=é"),
            ("a key that is not ASCII", "é=1"),
            ("a no-break space around a member", "a=1,\u{A0}b=2"),
            ("a key twice", "a=1,a=1"),
            ("a key twice with another between", "a=1,b=2,a=3"),
            ("a key too long", String(repeating: "k", count: 257) + "=1"),
            ("a value too long", "a=" + String(repeating: "v", count: 257)),
            ("semicolons for commas", "a=1;b=2"),
        ]
        for (why, header) in invalid {
            XCTAssertNil(TraceState(parsing: header), "\(why): \(header.debugDescription)")
        }
    }

    func testThirtyTwoMembersAreReadAndThirtyThreeAreNot() {
        XCTAssertEqual(TraceState(parsing: members(32).joined(separator: ","))?.count, 32)
        XCTAssertNil(TraceState(parsing: members(33).joined(separator: ",")))
    }

    func testEmptyMembersDoNotCount() {
        XCTAssertEqual(TraceState(parsing: members(32).joined(separator: ",,") + ",,,")?.count, 32)
    }

    func testWhatWasReadIsWrittenWithoutWhiteSpace() {
        XCTAssertEqual(TraceState(parsing: "\t b=2 , ,a= 1 ,")?.headerValue, "b=2,a= 1")
    }

    // MARK: - Limits

    /// A member of exactly `length` characters.
    private func member(_ key: String, _ length: Int) -> String {
        "\(key)=" + String(repeating: "v", count: length - key.utf8.count - 1)
    }

    private func written(_ members: [String], file: StaticString = #filePath, line: UInt = #line) throws -> [String] {
        let state = try XCTUnwrap(TraceState(parsing: members.joined(separator: ",")), file: file, line: line)
        let header = state.headerValue
        XCTAssertLessThanOrEqual(header.utf8.count, 512, file: file, line: line)
        XCTAssertEqual(state.count, members.count, "Only the header is cut.", file: file, line: line)
        return header.split(separator: ",").map(String.init)
    }

    func testFiveHundredAndTwelveCharactersAreWrittenWhole() throws {
        let members = [member("a", 200), member("b", 200), member("c", 110)]
        XCTAssertEqual(members.joined(separator: ",").utf8.count, 512)
        XCTAssertEqual(try written(members), members)
    }

    func testOneCharacterMoreDropsAMemberOver128CharactersFirst() throws {
        let members = [member("a", 150), member("b", 129), member("c", 128), member("d", 103)]
        XCTAssertEqual(members.joined(separator: ",").utf8.count, 513)
        XCTAssertEqual(try written(members), [members[0], members[2], members[3]])
    }

    func testNoMoreLongMembersAreDroppedThanNeeded() throws {
        let members = [member("a", 200), member("b", 200), member("c", 200), member("d", 10)]
        XCTAssertEqual(try written(members), [members[0], members[1], members[3]])
    }

    func testMembersAreDroppedFromTheRightWhenNoLongOneIsLeft() throws {
        let members = (0..<5).map { member("k\($0)", 128) }
        XCTAssertEqual(try written(members), Array(members[..<3]))
    }

    func testLongMembersGoBeforeAnyShortOne() throws {
        let members = [member("a", 129)] + (0..<5).map { member("k\($0)", 120) }
        XCTAssertEqual(try written(members), Array(members[1...4]))
    }

    func testASingleMemberTooLongLeavesNothing() throws {
        XCTAssertEqual(try written([String(repeating: "k", count: 256) + "=" + String(repeating: "v", count: 256)]), [])
    }
}
