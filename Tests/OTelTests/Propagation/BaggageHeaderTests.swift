import OTel
import XCTest

/// Baggage as a header: what is read and what is written (W3C Baggage, "Header Content").
final class BaggageHeaderTests: XCTestCase {
    /// Keys and values of `header`, as `[key, value]`.
    private func read(_ header: String) -> [[String]] {
        Baggage(parsing: header).entries.map { [$0.key, $0.value] }
    }

    // MARK: - Read

    func testMembersAreReadInOrder() {
        let cases: [(header: String, entries: [[String]])] = [
            ("a=1", [["a", "1"]]),
            ("b=2,a=1", [["b", "2"], ["a", "1"]]),
            ("a=", [["a", ""]]),
            ("", []),
            (" ,\t,, ", []),
            (",a=1,,b=2,", [["a", "1"], ["b", "2"]]),
            (" \t a \t = \t 1 \t , b=2", [["a", "1"], ["b", "2"]]),
            ("a=b=c==", [["a", "b=c=="]]),
            ("a==", [["a", "="]]),
            ("!#$%&'*+-.^_`|~=1", [["!#$%&'*+-.^_`|~", "1"]]),
            ("%41=1", [["%41", "1"]]),
            ("a=!#$&'()*+-./:<=>?@[]^_`{|}~", [["a", "!#$&'()*+-./:<=>?@[]^_`{|}~"]]),
        ]
        for (header, entries) in cases {
            XCTAssertEqual(read(header), entries, header.debugDescription)
        }
    }

    func testValuesArePercentDecoded() {
        let cases: [(wire: String, value: String)] = [
            ("DF%2028", "DF 28"),
            ("%C3%A9%c3%a9", "éé"),
            ("%F0%9F%9A%80", "🚀"),
            ("%2C%3B%22%5C%25", ",;\"\\%"),
            ("%09%0D%0A%00", "\t\r\n\u{0}"),
            ("a%20", "a "),
            ("%2541", "%41"),
            ("%FF", "\u{FFFD}"),
            ("a%C3b", "a\u{FFFD}b"),
            ("%C3%28", "\u{FFFD}("),
            ("%E2%82%AC%80", "€\u{FFFD}"),
            ("100%", "100%"),
            ("%4", "%4"),
            ("%4g%zz%%41", "%4g%zz%A"),
            ("+", "+"),
        ]
        for (wire, value) in cases {
            // Compared as bytes, since Swift takes strings for equal that are only canonically so.
            XCTAssertEqual(Baggage(parsing: "a=\(wire)").get("a").map { Array($0.utf8) }, Array(value.utf8), wire)
        }
    }

    func testAMalformedMemberIsDroppedAlone() {
        let malformed: [(why: String, member: String)] = [
            ("no equals sign", "x"),
            ("no key", "=1"),
            ("a key of white space", " =1"),
            ("a key that is no token", "x@y=1"),
            ("white space in the key", "x y=1"),
            ("a quote in the key", "\"x\"=1"),
            ("a quoted value", "x=\"1\""),
            ("a backslash", "x=1\\2"),
            ("a space in the value", "x=1 2"),
            ("a tab in the value", "x=1\t2"),
            ("a lone CR", "x=1\r"),
            ("a line feed", "x=1\n"),
            ("CR LF", "x=1\r\n"),
            ("a NUL", "x=\u{0}"),
            ("a DEL", "x=\u{7F}"),
            ("a value that is not ASCII", "x=é"),
            ("a key that is not ASCII", "é=1"),
            ("a property without a name", "x=1;=2"),
            ("an empty property", "x=1;"),
            ("an empty property before another", "x=1;;p"),
            ("a property that is no token", "x=1;p q"),
            ("a property with a bad value", "x=1;p=\"q\""),
            ("properties of no member", ";p=1"),
        ]
        for (why, member) in malformed {
            XCTAssertEqual(read(member), [], why)
            XCTAssertEqual(read("a=1,\(member),b=2"), [["a", "1"], ["b", "2"]], why)
        }
    }

    func testPropertiesAreKept() throws {
        let entry = try XCTUnwrap(Baggage(parsing: "a=1 ; p ; q = v%20w=x\t;r=").entries.first)
        XCTAssertEqual(entry.value, "1")
        XCTAssertEqual(
            entry.properties,
            [try BaggageProperty("p"), try BaggageProperty("q", value: "v w=x"), try BaggageProperty("r", value: "")]
        )
    }

    func testOfMembersWithTheSameKeyTheLastCounts() {
        XCTAssertEqual(Baggage(parsing: "a=1;p,b=2,a=3").headerValue, "a=3,b=2")
    }

    func testAMalformedDuplicateDoesNotCount() {
        XCTAssertEqual(read("a=1,a=\"2\""), [["a", "1"]])
    }

    func testTheFirst64KeysAreRead() {
        let members = (1...70).map { "k\($0)=v" }
        let baggage = Baggage(parsing: members.joined(separator: ","))
        XCTAssertEqual(baggage.headerValue, members[..<64].joined(separator: ","))
        XCTAssertEqual(Baggage(parsing: members.joined(separator: ",") + ",k1=new").get("k1"), "new")
    }

    func testMalformedMembersDoNotCountToThe64() {
        let members = (1...64).map { "k\($0)=v" }
        XCTAssertEqual(Baggage(parsing: members.joined(separator: ",bad,,")).count, 64)
    }

    // MARK: - Write

    func testValuesArePercentEncodedWhereTheyMustBe() throws {
        let cases: [(value: String, wire: String)] = [
            ("", ""),
            ("alice", "alice"),
            ("DF 28", "DF%2028"),
            ("%", "%25"),
            ("%41", "%2541"),
            (",;\"\\", "%2C%3B%22%5C"),
            ("\t\r\n\u{0}\u{7F}", "%09%0D%0A%00%7F"),
            ("é🚀", "%C3%A9%F0%9F%9A%80"),
            ("!#$&'()*+-./09:<=>?@AZ[]^_`az{|}~", "!#$&'()*+-./09:<=>?@AZ[]^_`az{|}~"),
        ]
        for (value, wire) in cases {
            var baggage = Baggage()
            try baggage.set("a", to: value, properties: [BaggageProperty("p", value: value), BaggageProperty("q")])
            XCTAssertEqual(baggage.headerValue, "a=\(wire);p=\(wire);q", value.debugDescription)
            XCTAssertEqual(Baggage(parsing: baggage.headerValue), baggage, value.debugDescription)
        }
    }

    func testAtMost64MembersAreWritten() throws {
        var baggage = Baggage()
        for number in 1...70 {
            try baggage.set("k\(number)", to: "v")
        }
        XCTAssertEqual(baggage.count, 70)
        XCTAssertEqual(baggage.headerValue, (1...64).map { "k\($0)=v" }.joined(separator: ","))
    }

    func testAHeaderOf8192BytesIsWrittenWhole() throws {
        var baggage = Baggage()
        try baggage.set("a", to: String(repeating: "v", count: 4000))
        try baggage.set("b", to: String(repeating: "v", count: 8192 - 4002 - 3))
        XCTAssertEqual(baggage.headerValue.utf8.count, 8192)
        XCTAssertEqual(Baggage(parsing: baggage.headerValue), baggage)
    }

    func testAMemberThatNoLongerFitsIsLeftOutWholeAndTheNextIsTried() throws {
        var baggage = Baggage()
        try baggage.set("a", to: String(repeating: "v", count: 4000))
        try baggage.set("b", to: String(repeating: "v", count: 8192 - 4002 - 2))
        try baggage.set("c", to: "1")
        let keys = Baggage(parsing: baggage.headerValue).entries.map(\.key)
        XCTAssertEqual(keys, ["a", "c"])
        XCTAssertEqual(baggage.headerValue.utf8.count, 4002 + 4)
    }

    func testTheLimitCountsEncodedBytes() throws {
        var baggage = Baggage()
        try baggage.set("a", to: String(repeating: " ", count: 2730))
        XCTAssertEqual(baggage.headerValue.utf8.count, 8192)
        try baggage.set("a", to: String(repeating: " ", count: 2731))
        XCTAssertEqual(baggage.headerValue, "")
        try baggage.set("b", to: "1")
        XCTAssertEqual(baggage.headerValue, "b=1")
    }
}
