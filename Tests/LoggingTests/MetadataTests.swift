import Logging
import XCTest

final class MetadataTests: XCTestCase {
    private struct Order: CustomStringConvertible {
        let description: String
    }

    func testLiteralsMakeEveryKindOfValue() {
        let id = 7
        let cases: [(literal: Logger.MetadataValue, value: Logger.MetadataValue, text: String)] = [
            ("plain", .string("plain"), "plain"),
            ("order \(id)", .string("order 7"), "order 7"),
            (["a", "\(id)"], .array([.string("a"), .string("7")]), #"["a", "7"]"#),
            (["a": ["b": "c"]], .dictionary(["a": .dictionary(["b": .string("c")])]), #"["a": "[\"b\": \"c\"]"]"#),
            (["a": "1", "a": "2"], .dictionary(["a": .string("2")]), #"["a": "2"]"#),
            ([], .array([]), "[]"),
        ]
        for (literal, value, text) in cases {
            XCTAssertEqual(literal, value)
            XCTAssertEqual(literal.description, text)
        }
    }

    func testThingsAreEqualByTheirText() {
        let value = Logger.MetadataValue.stringConvertible(Order(description: "o-1"))
        XCTAssertEqual(value.description, "o-1")
        XCTAssertEqual(value, .stringConvertible(Order(description: "o-1")))
        XCTAssertNotEqual(value, .stringConvertible(Order(description: "o-2")))
        XCTAssertNotEqual(value, .string("o-1"))
        XCTAssertNotEqual(["a"] as Logger.MetadataValue, ["b"])
        XCTAssertNotEqual(["a": "b"] as Logger.MetadataValue, ["a": "c"])
    }

    func testAProviderIsAskedEachTime() {
        let first = Logger.MetadataProvider { ["a": "1", "b": "1"] }
        let second = Logger.MetadataProvider { ["b": "2"] }
        XCTAssertEqual(first.get(), ["a": "1", "b": "1"])
        XCTAssertEqual(Logger.MetadataProvider.multiplex([first, second])?.get(), ["a": "1", "b": "2"])
        XCTAssertEqual(Logger.MetadataProvider.multiplex([second, first])?.get(), ["a": "1", "b": "1"])
        XCTAssertNil(Logger.MetadataProvider.multiplex([]))
    }
}
