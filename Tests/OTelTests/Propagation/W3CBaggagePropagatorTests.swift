import OTel
import Tracing
import XCTest

final class W3CBaggagePropagatorTests: XCTestCase {
    private let propagator = W3CBaggagePropagator()

    func testItsFieldIsBaggage() {
        XCTAssertEqual(propagator.fields, ["baggage"])
    }

    func testBaggageIsReadIntoTheContext() {
        let context = propagator.extracted(["baggage": "user=alice, node=DF%2028;p"])
        XCTAssertEqual(context.baggage.get("user"), "alice")
        XCTAssertEqual(context.baggage.get("node"), "DF 28")
    }

    func testWhatIsReadReplacesWhatWasThere() throws {
        var active = ServiceContext.topLevel
        try active.baggage.set("old", to: "1")
        XCTAssertEqual(propagator.extracted(["baggage": "new=2"], into: active).baggage.headerValue, "new=2")
    }

    func testWithoutAReadableMemberTheContextStaysAsItWas() throws {
        var active = ServiceContext.topLevel
        try active.baggage.set("old", to: "1")
        let headers: [TestHeaders] = [
            [:], ["baggage": ""], ["baggage": " , "], ["baggage": "broken"], ["Baggage": "new=2"],
        ]
        for headers in headers {
            XCTAssertEqual(propagator.extracted(headers, into: active).baggage, active.baggage, "\(headers)")
            XCTAssertTrue(propagator.extracted(headers).isEmpty, "\(headers)")
        }
    }

    func testBaggageIsWritten() throws {
        var context = ServiceContext.topLevel
        try context.baggage.set("node", to: "DF 28", properties: [BaggageProperty("p", value: "1")])
        XCTAssertEqual(
            propagator.injected(context, into: ["other": "1"]),
            ["other": "1", "baggage": "node=DF%2028;p=1"]
        )
    }

    func testEmptyBaggageWritesNothing() {
        XCTAssertEqual(propagator.injected(.topLevel, into: ["other": "1"]), ["other": "1"])
    }

    func testBaggageOfWhichNothingFitsWritesNothing() throws {
        var context = ServiceContext.topLevel
        try context.baggage.set("a", to: String(repeating: "v", count: 9000))
        XCTAssertEqual(propagator.injected(context), [:])
    }
}
