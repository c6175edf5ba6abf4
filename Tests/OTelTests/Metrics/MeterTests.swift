import OTel
import Tracing
import XCTest

final class MeterTests: XCTestCase {
    private let bench = MetricBench()

    func testAskingTwiceGivesTheSameInstrument() {
        let meter = bench.meter
        XCTAssertIdentical(
            meter.makeHistogram(.messagingProcessDuration),
            meter.makeHistogram(.messagingProcessDuration)
        )
        XCTAssertIdentical(
            meter.makeCounter(.messagingClientSentMessages),
            meter.makeCounter(.messagingClientSentMessages)
        )
        XCTAssertEqual(bench.reports, [])
    }

    func testANameInAnotherCaseIsTheSameName() {
        let first = bench.meter.makeCounter(Counter.Definition(name: "Orders"))
        XCTAssertIdentical(bench.meter.makeCounter(Counter.Definition(name: "orders")), first)
        XCTAssertEqual(first.definition.name, "Orders")
    }

    func testInstrumentsThatDifferUnderOneNameAreBothExportedAndReported() {
        let meter = bench.meter
        meter.makeHistogram(Histogram.Definition(name: "wait", unit: "s")).record(1)
        meter.makeHistogram(Histogram.Definition(name: "wait", unit: "ms")).record(1000)
        meter.makeCounter(Counter.Definition(name: "wait")).add(1)
        XCTAssertEqual(bench.provider.collect().map(\.unit), ["s", "ms", ""])
        XCTAssertEqual(
            bench.reports,
            ["wait is defined twice, with another kind, unit or description; both are exported: rename one"]
        )
    }

    func testTheFirstBoundariesStay() {
        let first = bench.meter.makeHistogram(Histogram.Definition(name: "wait", boundaries: [1, 2]))
        XCTAssertIdentical(bench.meter.makeHistogram(Histogram.Definition(name: "wait", boundaries: [5])), first)
        XCTAssertEqual(bench.reports, ["wait is defined with other boundaries too; the first ones stay"])
    }

    func testBoundariesThatCannotBeUsedGiveWayToTheDefault() {
        let cases: [[Double]] = [[2, 1], [1, 1], [.nan], [1, .nan], [1, .infinity], [-.infinity, 1]]
        for boundaries in cases {
            let bench = MetricBench()
            let histogram = bench.meter.makeHistogram(Histogram.Definition(name: "wait", boundaries: boundaries))
            histogram.record(1)
            XCTAssertEqual(histogram.definition.boundaries, Histogram.defaultBoundaries, "\(boundaries)")
            XCTAssertEqual(bench.reports.count, 1, "\(boundaries)")
        }
    }

    func testAHistogramWithoutBoundariesHasOneBucket() {
        bench.meter.makeHistogram(Histogram.Definition(name: "wait", boundaries: [])).record(5)
        XCTAssertEqual(bench.histogramPoints.map(\.bucketCounts), [[1]])
    }

    func testANameThatTheSyntaxDoesNotAllowIsReportedAndUsed() {
        let cases: [(name: String, isValid: Bool)] = [
            ("a", true), ("messaging.process.duration", true), ("A-b_c/d.1", true),
            (String(repeating: "x", count: 255), true),
            ("", false), ("1a", false), (".a", false), ("a b", false), ("dauer.größe", false), ("é", false),
            ("a\n", false), (String(repeating: "x", count: 256), false),
        ]
        for (name, isValid) in cases {
            let bench = MetricBench()
            bench.meter.makeCounter(Counter.Definition(name: name)).add(1)
            XCTAssertEqual(bench.reports.isEmpty, isValid, name)
            XCTAssertEqual(bench.provider.collect().map(\.name), [name])
        }
    }

    func testTheConventionsInstrumentsAreAsTheConventionSays() {
        let histograms: [(Histogram.Definition, name: String)] = [
            (.messagingProcessDuration, "messaging.process.duration"),
            (.messagingClientOperationDuration, "messaging.client.operation.duration"),
        ]
        for (definition, name) in histograms {
            XCTAssertEqual(definition.name, name)
            XCTAssertEqual(definition.unit, "s")
            XCTAssertEqual(
                definition.boundaries,
                [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
            )
        }
        XCTAssertEqual(Counter.Definition.messagingClientSentMessages.name, "messaging.client.sent.messages")
        XCTAssertEqual(Counter.Definition.messagingClientConsumedMessages.name, "messaging.client.consumed.messages")
        XCTAssertEqual(Counter.Definition.messagingClientSentMessages.unit, "{message}")
    }
}
