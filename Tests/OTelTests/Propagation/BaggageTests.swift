import OTel
import Tracing
import XCTest

/// Baggage as a value, and in a context (OpenTelemetry specification, "Baggage API").
final class BaggageTests: XCTestCase {
    func testNewBaggageIsEmpty() {
        XCTAssertTrue(Baggage().isEmpty)
        XCTAssertEqual(Baggage().count, 0)
        XCTAssertNil(Baggage().get("a"))
    }

    func testEntriesKeepTheOrderInWhichTheyCame() throws {
        var baggage = Baggage()
        try baggage.set("b", to: "1")
        try baggage.set("a", to: "2", properties: [BaggageProperty("p")])
        XCTAssertEqual(baggage.entries.map(\.key), ["b", "a"])
        XCTAssertEqual(baggage.entries.map(\.value), ["1", "2"])
        XCTAssertEqual(baggage.entries.last?.properties.map(\.key), ["p"])
        XCTAssertEqual(baggage.count, 2)
    }

    func testANewValueReplacesTheOldOneAndItsProperties() throws {
        var baggage = Baggage(parsing: "a=1;p,b=2")
        try baggage.set("a", to: "3")
        XCTAssertEqual(baggage.headerValue, "a=3,b=2")
        XCTAssertEqual(baggage.get("a"), "3")
    }

    func testKeysDifferByCase() throws {
        var baggage = Baggage(parsing: "a=1")
        try baggage.set("A", to: "2")
        XCTAssertEqual(baggage.get("a"), "1")
        XCTAssertEqual(baggage.get("A"), "2")
    }

    func testRemovingAnEntryKeepsTheOthers() {
        var baggage = Baggage(parsing: "a=1,b=2,c=3")
        baggage.remove("b")
        baggage.remove("nobody")
        XCTAssertEqual(baggage.headerValue, "a=1,c=3")
    }

    func testAKeyThatIsNoTokenIsRefusedByName() throws {
        for key in [
            "", " ", "a b", "a=", "a,b", "a;b", "\"a\"", "a/b", "a@b", "(a)", "é", "a\r", "a\u{7F}", "[a]", "{a}",
        ] {
            var baggage = Baggage(parsing: "b=2")
            XCTAssertThrowsError(try baggage.set(key, to: "1"), key.debugDescription) { error in
                XCTAssertEqual(error as? BaggageError, .invalidKey(key))
                XCTAssertTrue("\(error)".contains(key.debugDescription), "\(error)")
            }
            XCTAssertThrowsError(try BaggageProperty(key, value: "1"), key.debugDescription)
            XCTAssertEqual(baggage.headerValue, "b=2")
        }
        var baggage = Baggage()
        let everyTokenCharacter = "!#$%&'*+-.^_`|~019azAZ"
        try baggage.set(everyTokenCharacter, to: "1")
        XCTAssertEqual(baggage.headerValue, everyTokenCharacter + "=1")
    }

    func testAContextWithoutBaggageHasAnEmptyOne() throws {
        var context = ServiceContext.topLevel
        XCTAssertTrue(context.baggage.isEmpty)
        try context.baggage.set("a", to: "1")
        XCTAssertEqual(context.baggage.get("a"), "1")
        XCTAssertFalse(context.isEmpty)
        context.baggage = Baggage()
        XCTAssertTrue(context.isEmpty)
    }
}
