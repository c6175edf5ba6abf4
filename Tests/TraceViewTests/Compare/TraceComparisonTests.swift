import TestSupport
import XCTest

@testable import TraceView

final class TraceComparisonTests: XCTestCase {
    private func sentences(expected: [TraceSpan], actual: [TraceSpan]) -> [String] {
        TraceComparison(expected: expected, actual: actual).folded.map { $0.first.sign.rawValue + " " + $0.text }
    }

    private func changed(_ spans: [TraceSpan], _ name: String, _ change: (inout TraceSpan) -> Void) -> [TraceSpan] {
        spans.map { span in
            var span = span
            if span.name == name { change(&span) }
            return span
        }
    }

    // MARK: - Equal

    func testATraceIsEqualToItself() {
        for spans in [Scenario.order(), Scenario.linkedOrder(), Scenario.batch(of: 30), Scenario.circle(), []] {
            XCTAssertEqual(sentences(expected: spans, actual: spans), [])
        }
    }

    func testOtherIDsTimesAndAttributesAreEqual() {
        let other = ComparisonScenario.renumbered(Scenario.linkedOrder()).map { span in
            var span = span
            span.startTimeUnixNano += 77_000_000
            span.endTimeUnixNano += 99_000_000
            span.attributes = ["messaging.client.id": "another"]
            return span
        }
        XCTAssertEqual(sentences(expected: Scenario.linkedOrder(), actual: other), [])
    }

    func testTheOrderDoesNotCount() {
        let spans = ComparisonScenario.orders(40)
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<20 {
            let other = ComparisonScenario.renumbered(spans, at: { _ in Int.random(in: 0...90_000, using: &generator) })
            XCTAssertEqual(sentences(expected: spans, actual: other.shuffled(using: &generator)), [])
        }
    }

    func testSpansThatHandleOtherMessagesInAnotherOrderAreEqual() {
        let spans = ComparisonScenario.orders(3)
        let actual = ComparisonScenario.renumbered(spans) { 9_000 - $0 }
        XCTAssertEqual(sentences(expected: spans, actual: actual), [])
    }

    // MARK: - Edges

    func testALostParentBreaksTheTraceInTwo() {
        let actual = Scenario.order().map { span in
            var span = span
            if span.serviceName == "billing" { span.traceID = Scenario.otherTrace }
            if span.name == "process orders" { span.parentSpanID = nil }
            return span
        }
        XCTAssertEqual(
            sentences(expected: Scenario.order(), actual: actual),
            [
                "≠ `process orders` of billing: its parent should be `send orders` of shop; here it has none, "
                    + "and begins a trace of its own"
            ]
        )
    }

    func testALinkInPlaceOfAParent() {
        XCTAssertEqual(
            sentences(expected: Scenario.order(), actual: Scenario.linkedOrder()),
            [
                "≠ `process orders` of billing: its parent should be `send orders` of shop; here it only links to it, "
                    + "and begins a trace of its own"
            ]
        )
    }

    func testAParentInPlaceOfALink() {
        XCTAssertEqual(
            sentences(expected: Scenario.linkedOrder(), actual: Scenario.order()),
            [
                "≠ `process orders` of billing: it should begin a trace of its own and link to `send orders` of shop; "
                    + "here that is its parent"
            ]
        )
    }

    func testAParentThatIsNotWanted() {
        let expected = changed(Scenario.linkedOrder(), "process orders") { $0.links = [] }
        XCTAssertEqual(
            sentences(expected: expected, actual: Scenario.order()),
            [
                "≠ `process orders` of billing: it should have no parent and begin a trace; "
                    + "here its parent is `send orders` of shop"
            ]
        )
    }

    func testAWrongParent() {
        let actual = changed(Scenario.order(), "process orders") { $0.parentSpanID = "00000000000000a1" }
        XCTAssertEqual(
            sentences(expected: Scenario.order(), actual: actual),
            [
                "≠ `process orders` of billing: its parent should be `send orders` of shop; "
                    + "here it is `POST /orders` of shop"
            ]
        )
    }

    func testAParentThatIsNotInTheData() {
        let actual = changed(Scenario.order(), "process orders") { $0.parentSpanID = "ffffffffffffffff" }
        XCTAssertEqual(
            sentences(expected: Scenario.order(), actual: actual),
            [
                "≠ `process orders` of billing: its parent should be `send orders` of shop; "
                    + "here its parent is a span that is not in the data"
            ]
        )
        XCTAssertEqual(
            sentences(expected: actual, actual: Scenario.order()),
            [
                "≠ `process orders` of billing: its parent should be outside of the data; here it is `send orders` of shop"
            ]
        )
    }

    func testSwappedParents() {
        let expected = ComparisonScenario.orders(2)
        var actual = expected
        let places = actual.indices.filter { actual[$0].name == "process orders" }
        let traces = places.map { actual[$0].traceID }
        let parents = places.map { actual[$0].parentSpanID }
        for index in actual.indices where actual[index].serviceName == "billing" {
            actual[index].traceID = actual[index].traceID == traces[0] ? traces[1] : traces[0]
        }
        for (place, parent) in zip(places, parents.reversed()) { actual[place].parentSpanID = parent }
        XCTAssertEqual(
            sentences(expected: expected, actual: actual),
            [
                "≠ `process orders` of billing: its parent should be the `send orders` of shop that sent its message; "
                    + "here it is that of another message (and 1 more like it)"
            ]
        )
    }

    func testAContextThatIsKeptForTheNextMessage() {
        let expected = ComparisonScenario.orders(2)
        let first = expected.first { $0.name == "send orders" }
        var actual = expected
        for index in actual.indices where actual[index].serviceName == "billing" {
            actual[index].traceID = first?.traceID ?? ""
            if actual[index].name == "process orders" { actual[index].parentSpanID = first?.spanID }
        }
        XCTAssertEqual(
            sentences(expected: expected, actual: actual),
            [
                "≠ `process orders` of billing: its parent should be `send orders` of shop; "
                    + "here it is another `send orders` of shop"
            ]
        )
    }

    // MARK: - Links

    func testMissingLinksAreFoldedAndExtraOnesNamed() {
        let expected = Scenario.batch(of: 10)
        let fewer = changed(expected, "process orders") { $0.links.removeLast(9) }
        XCTAssertEqual(
            sentences(expected: expected, actual: fewer),
            ["− `process orders` of billing: it should link to `send orders` of shop (and 8 more like it)"]
        )
        XCTAssertEqual(
            sentences(expected: fewer, actual: expected),
            [
                "+ `process orders` of billing: it links to `send orders` of shop, which is not asked for "
                    + "(and 8 more like it)"
            ]
        )
    }

    func testALinkBesidesTheParentIsMissedAndOneTooMuchIsNamed() {
        XCTAssertEqual(
            sentences(expected: Scenario.order(linked: true), actual: Scenario.order()),
            ["− `process orders` of billing: it should link to `send orders` of shop"]
        )
        XCTAssertEqual(
            sentences(expected: Scenario.order(), actual: Scenario.order(linked: true)),
            ["+ `process orders` of billing: it links to `send orders` of shop, which is not asked for"]
        )
    }

    func testALinkTwiceIsOneTooMuch() {
        let twice = changed(Scenario.linkedOrder(), "process orders") { $0.links += $0.links }
        XCTAssertEqual(sentences(expected: Scenario.linkedOrder(), actual: twice).count, 1)
        XCTAssertEqual(sentences(expected: twice, actual: Scenario.linkedOrder()).count, 1)
    }

    func testALinkOutOfTheDataIsALink() {
        let elsewhere = TraceSpan.Link(traceID: "1f", spanID: "2f")
        let expected = changed(Scenario.order(), "charge card") { $0.links = [elsewhere] }
        XCTAssertEqual(sentences(expected: expected, actual: expected), [])
        XCTAssertEqual(
            sentences(expected: expected, actual: Scenario.order()),
            ["− `charge card` of billing: it should link to a span that is not in the data"]
        )
    }

    // MARK: - Spans

    func testAMissingSpan() {
        let actual = Scenario.order().filter { $0.name != "charge card" }
        XCTAssertEqual(
            sentences(expected: Scenario.order(), actual: actual),
            ["− `charge card` of billing is missing; it belongs below `process orders` of billing"]
        )
    }

    func testAMissingSpanInTheMiddle() {
        let actual = changed(Scenario.order().filter { $0.name != "process orders" }, "charge card") {
            $0.parentSpanID = "00000000000000a2"
        }
        XCTAssertEqual(
            sentences(expected: Scenario.order(), actual: actual),
            [
                "− `process orders` of billing is missing; it belongs below `send orders` of shop",
                "≠ `charge card` of billing: its parent should be `process orders` of billing, which is missing; "
                    + "here it is `send orders` of shop",
            ]
        )
    }

    func testAnExtraSpan() {
        let extra = TraceSpan.stub("log", id: "c1", parent: "00000000000000a1", from: 1, to: 2)
        XCTAssertEqual(
            sentences(expected: Scenario.order(), actual: Scenario.order() + [extra]),
            ["+ `log` of shop is not asked for"]
        )
    }

    func testAnotherNameKindOrService() {
        let actual = changed(changed(Scenario.order(), "process orders") { $0.kind = .internal }, "send orders") {
            $0.name = "publish"
        }
        XCTAssertEqual(
            sentences(expected: Scenario.order(), actual: actual),
            [
                "≠ `publish` of shop: its name should be `send orders`",
                "≠ `process orders` of billing: its kind should be consumer; here it is internal",
            ]
        )
        let elsewhere = changed(Scenario.order(), "charge card") { $0.resourceAttributes = [:] }
        XCTAssertEqual(
            sentences(expected: Scenario.order(), actual: elsewhere),
            ["≠ `charge card` of unknown_service: its service should be billing"]
        )
    }

    func testNothingIsThere() {
        XCTAssertEqual(TraceComparison(expected: Scenario.order(), actual: []).differences.count, 4)
        XCTAssertEqual(TraceComparison(expected: [], actual: Scenario.order()).differences.count, 4)
    }

    // MARK: - Many

    func testAHundredEqualDifferencesAreOne() {
        let spans = ComparisonScenario.orders(100)
        let actual = ComparisonScenario.renumbered(ComparisonScenario.cut(spans, where: { _ in true })) { 500_000 - $0 }
        let folded = TraceComparison(expected: spans, actual: actual).folded
        XCTAssertEqual(folded.map(\.count), [100])
        XCTAssertTrue(folded[0].text.hasSuffix("(and 99 more like it)"), folded[0].text)
    }

    func testOneOfAHundredIsFound() {
        let spans = ComparisonScenario.orders(100)
        for wrong in [0, 1, 50, 99] {
            let actual = ComparisonScenario.renumbered(ComparisonScenario.cut(spans, where: { $0 == wrong })) {
                ($0 * 7919) % 500_009
            }
            XCTAssertEqual(TraceComparison(expected: spans, actual: actual).differences.count, 1, "\(wrong)")
        }
    }

    func testKeysOfMessagesKeepTogetherWhatIsCut() {
        let keyed = ComparisonScenario.orders(12).enumerated().map { place, span in
            var span = span
            span.attributes.entries.append(
                .init(key: "messaging.kafka.message.key", value: .string("order-\(place / 4)"))
            )
            return span
        }
        // One order's handling is meant to begin a trace; here all of them do, and the last order is handled first.
        let expected = ComparisonScenario.cut(keyed) { $0 == 8 }
        let comparison = TraceComparison(
            expected: expected,
            actual: ComparisonScenario.renumbered(ComparisonScenario.cut(keyed) { _ in true }) {
                $0 % 100 < 30 ? $0 : 100_000 - $0
            }
        )
        XCTAssertEqual(comparison.folded.map(\.count), [11])
        for (number, partner) in comparison.matching.partners.enumerated() {
            let span = comparison.graphs.expected.spans[number]
            let other = partner.map { comparison.graphs.actual.spans[$0] }
            let key = "messaging.kafka.message.key"
            XCTAssertEqual(span.attributes[key], other?.attributes[key], span.name)
        }
    }

    func testEachRandomChangeIsSeenAndNothingElse() {
        var generator = SeededGenerator(seed: 23)
        for round in 0..<200 {
            let spans = ComparisonScenario.orders(Int.random(in: 1...8, using: &generator))
            var actual = spans
            let place = Int.random(in: 0..<actual.count, using: &generator)
            switch round % 3 {
            case 0: actual[place].links.append(.init(traceID: "f", spanID: "f"))
            case 1: actual.append(.stub("extra", trace: actual[place].traceID, id: "e", from: 0, to: 1))
            default: actual[place].parentSpanID = actual[place].parentSpanID == nil ? "f" : nil
            }
            let moved = ComparisonScenario.renumbered(actual) { ($0 * 31) % 7_001 }
            let found = TraceComparison(expected: spans, actual: moved.shuffled(using: &generator)).differences
            XCTAssertEqual(found.count, 1, "round \(round): \(found.map(\.sentence))")
        }
    }

    func testTenThousandSpansAreCompared() {
        let spans = ComparisonScenario.orders(2500)
        let actual = ComparisonScenario.renumbered(ComparisonScenario.cut(spans, where: { $0 % 2 == 0 })) { $0 }
        XCTAssertEqual(TraceComparison(expected: spans, actual: actual).folded.map(\.count), [1250])
    }
}
