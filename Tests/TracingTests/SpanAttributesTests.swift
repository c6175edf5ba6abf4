import Tracing
import XCTest

final class SpanAttributesTests: XCTestCase {
    func testALiteralHoldsEveryTypeOfAttribute() {
        let attributes: SpanAttributes = [
            "text": "a", "number": 1, "fraction": 0.5, "flag": true, "list": ["a", "b"], "numbers": [1, 2],
        ]
        XCTAssertEqual(attributes.get("text"), .string("a"))
        XCTAssertEqual(attributes.get("number"), .int64(1))
        XCTAssertEqual(attributes.get("fraction"), .double(0.5))
        XCTAssertEqual(attributes.get("flag"), .bool(true))
        XCTAssertEqual(attributes.get("list"), .stringArray(["a", "b"]))
        XCTAssertEqual(attributes.get("numbers"), .int64Array([1, 2]))
    }

    func testTheSubscriptTakesSwiftValuesAndNilRemoves() {
        var attributes = SpanAttributes()
        attributes["int32"] = Int32(1)
        attributes["int"] = 2
        attributes["float"] = Float(0.5)
        attributes["strings"] = ["a"]
        attributes["bools"] = [true]
        XCTAssertEqual(attributes.get("int32"), .int32(1))
        XCTAssertEqual(attributes.get("int"), .int64(2))
        XCTAssertEqual(attributes.get("float"), .double(0.5))
        XCTAssertEqual(attributes.get("strings"), .stringArray(["a"]))
        XCTAssertEqual(attributes.get("bools"), .boolArray([true]))
        XCTAssertEqual(attributes["int"]?.toSpanAttribute(), .int64(2))
        attributes["int"] = nil as Int?
        XCTAssertNil(attributes.get("int"))
        XCTAssertEqual(attributes.count, 4)
    }

    func testANameStandsOnceAndKeepsItsPlace() {
        var attributes: SpanAttributes = ["a": 1, "b": 2, "a": 3]
        attributes.merge(["c": 4, "b": 5])
        var seen: [String] = []
        attributes.forEach { name, value in seen.append("\(name)=\(value)") }
        XCTAssertEqual(seen, ["a=int64(3)", "b=int64(5)", "c=int64(4)"])
    }

    func testEqualityIgnoresTheOrder() {
        XCTAssertEqual(["a": 1, "b": 2] as SpanAttributes, ["b": 2, "a": 1])
        XCTAssertNotEqual(["a": 1] as SpanAttributes, ["a": 2])
        XCTAssertNotEqual(["a": 1] as SpanAttributes, ["a": 1, "b": 2])
        XCTAssertEqual(SpanAttributes(["a": .int64(1)]), ["a": 1])
    }

    func testNamesAreEqualByTheirBytesAndNotByUnicodesEquivalence() {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        XCTAssertEqual(composed, decomposed, "Swift takes these for one text")
        var attributes: SpanAttributes = [composed: 1, decomposed: 2]
        XCTAssertEqual(attributes.count, 2)
        XCTAssertEqual(attributes.get(composed), .int64(1))
        XCTAssertEqual(attributes.get(decomposed), .int64(2))
        XCTAssertNotEqual([composed: 1] as SpanAttributes, [decomposed: 1])
        attributes.merge([decomposed: 3])
        attributes[composed] = nil as Int?
        XCTAssertEqual(attributes, [decomposed: 3])
    }

    func testAnArrayLiteralOfMixedTypesKeepsTheFirstType() {
        XCTAssertEqual([1, "two", 3] as SpanAttribute, .int64Array([1, 3]))
    }
}
