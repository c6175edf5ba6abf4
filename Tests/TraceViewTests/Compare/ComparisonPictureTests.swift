import TestSupport
import XCTest

@testable import TraceView

final class ComparisonPictureTests: XCTestCase {
    private func lines(_ expected: [TraceSpan], _ actual: [TraceSpan], width: Int = 100, color: Bool = false)
        -> [String]
    {
        ComparisonPicture(Waterfall.Options(width: width, color: color))
            .render(TraceComparison(expected: expected, actual: actual))
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    func testBothSidesStandBesideOneAnotherAndTheCutIsMarked() {
        let actual = ComparisonScenario.cut(ComparisonScenario.orders(1)) { _ in true }
        XCTAssertEqual(
            lines(ComparisonScenario.orders(1), actual),
            [
                "  asked for                                      │   yours",
                "",
                "  trace 00000000… · 4 spans                      │   trace 00000000… · 2 spans",
                "  POST /orders                           shop    │   POST /orders                           shop",
                "  └ send orders                          shop    │   └ send orders                          shop",
                "                                                 │   trace f0000000… · 2 spans",
                "≠   └ process orders                     billing │ ≠ process orders                         billing",
                "      └ charge card                      billing │   └ charge card                          billing",
                "",
            ]
        )
    }

    func testLinksAreMarkedWhereTheyAreMissingAndWhereTheyAreTooMuch() {
        let expected = Scenario.batch(of: 3)
        var actual = expected
        actual[3].links.removeLast(2)
        let missing = lines(expected, actual)
        XCTAssertTrue(missing.contains { $0.hasPrefix("−   ↳ 2 links to send orders [shop]") }, "\(missing)")
        XCTAssertTrue(missing.contains { $0.hasPrefix("    ↳ links to send orders [shop]") }, "\(missing)")
        let extra = lines(actual, expected)
        XCTAssertTrue(extra.contains { $0.hasSuffix("│ +   ↳ 2 links to send orders [shop]") }, "\(extra)")
    }

    func testAMissingAndAnExtraSpanStandAlone() {
        let order = Scenario.order()
        let fewer = order.filter { $0.name != "charge card" }
        XCTAssertEqual(lines(order, fewer).dropLast().last, "−     └ charge card                      billing │")
        XCTAssertTrue(
            lines(fewer, order).contains { $0.hasSuffix(" │ +     └ charge card                      billing") }
        )
    }

    func testTracesThatLookTheSameAreDrawnOnce() {
        let spans = ComparisonScenario.orders(100)
        let picture = lines(spans, ComparisonScenario.cut(spans) { $0 == 7 })
        XCTAssertEqual(picture.filter { $0.contains("POST /orders") }.count, 2)
        XCTAssertTrue(picture.contains("⋮ 98 more with the same spans and edges"), "\(picture)")
    }

    func testOfMoreThanFitsWhatDiffersIsDrawnAndTheRestCounted() {
        let spans = ComparisonScenario.orders(100).enumerated().map { place, span in
            var span = span
            if span.name == "charge card" { span.name += " \(place / 4)" }
            return span
        }
        let picture = lines(spans, ComparisonScenario.cut(spans) { $0 == 97 })
        XCTAssertLessThan(picture.count, 170)
        XCTAssertTrue(picture.contains { $0.hasPrefix("≠   └ process orders") }, "\(picture)")
        let drawn = picture.filter { $0.contains("charge card") }.count
        XCTAssertEqual(
            picture.last { !$0.isEmpty },
            "⋮ \(100 - drawn) more traces that would not fit here; the page shows all: --html"
        )
    }

    func testOnANarrowTerminalTheSidesStandBelowOneAnother() {
        let picture = lines(Scenario.order(), Scenario.linkedOrder(), width: 50)
        XCTAssertEqual(picture.filter { $0 == "  asked for" || $0 == "  yours" }, ["  asked for", "  yours"])
        XCTAssertFalse(picture.contains { $0.contains("│ ≠") })
        XCTAssertTrue(picture.contains { $0.hasPrefix("≠ process orders") }, "\(picture)")
        XCTAssertTrue(picture.contains("+ │ ↳ links to send orders [shop]"), "\(picture)")
    }

    func testNoLineIsTooWideAndNoControlCharacterGetsThrough() {
        let scenarios = [
            Scenario.hostileNames(), Scenario.order(), Scenario.circle(), Scenario.brokenTimes(),
            Scenario.chain(of: 60),
            Scenario.batch(of: 12), [],
        ]
        for expected in scenarios {
            for actual in scenarios {
                for width in [10, 40, 79, 80, 100, 200] {
                    for line in lines(expected, actual, width: width) {
                        XCTAssertLessThanOrEqual(DisplayWidth.of(line), max(width, 40), line)
                        XCTAssertFalse(line.unicodeScalars.contains { $0.properties.generalCategory == .control }, line)
                    }
                }
            }
        }
    }

    func testAlignedListsKeepTheirOrderAndShowEveryMember() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let (left, right) = (Int.random(in: 0...9, using: &generator), Int.random(in: 0...9, using: &generator))
            let partners = Array((0..<right).map(Int?.some) + [nil, nil, nil]).shuffled(using: &generator)
            let lines = Alignment.lines(left: left, right: right) { partners.indices.contains($0) ? partners[$0] : nil }
            XCTAssertEqual(lines.compactMap(\.left), Array(0..<left))
            XCTAssertEqual(lines.compactMap(\.right), Array(0..<right))
            for (one, other) in lines {
                guard let one, let other else { continue }
                XCTAssertEqual(partners[one], other)
            }
        }
    }
}
