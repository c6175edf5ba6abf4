import OTel
import Tracing
import XCTest

final class CardinalityLimitTests: XCTestCase {
    private let bench = MetricBench(cardinalityLimit: 3)
    private lazy var histogram = bench.meter.makeHistogram(Histogram.Definition(name: "wait", boundaries: [1]))

    private func record(_ keys: some Sequence<Int>) {
        for key in keys { histogram.record(Double(key), attributes: ["key": .int(Int64(key))]) }
    }

    func testAsManySetsAsTheLimitSaysAreKeptApart() {
        record(0..<3)
        XCTAssertEqual(bench.histogramPoints.map(\.attributes), [["key": 0], ["key": 1], ["key": 2]])
        XCTAssertEqual(bench.reports, [])
    }

    func testFurtherSetsAreAggregatedTogetherWithoutTheirAttributes() {
        record(0..<6)
        record([0, 3, 2])
        let points = bench.histogramPoints
        XCTAssertEqual(points.map(\.attributes).last, ["otel.metric.overflow": true])
        XCTAssertEqual(points.map(\.count), [2, 1, 2, 4])
        XCTAssertEqual(points.map(\.sum), [0, 1, 4, 15])
    }

    func testTheFirstOverflowIsReportedWithTheRemedy() {
        record(0..<9)
        XCTAssertEqual(
            bench.reports,
            [
                "wait has more than 3 different sets of attributes; what follows is aggregated under "
                    + "otel.metric.overflow; leave out attributes with many values, such as ids"
            ]
        )
    }

    func testCountersOverflowToo() {
        let counter = bench.meter.makeCounter(.messagingClientSentMessages)
        for key in 0..<5 { counter.add(2, attributes: ["key": .int(Int64(key))]) }
        XCTAssertEqual(bench.numberPoints.map(\.value), [2, 2, 2, 4])
        XCTAssertEqual(bench.numberPoints.last?.attributes, ["otel.metric.overflow": true])
    }

    func testTheDefaultIsTwoThousand() {
        let bench = MetricBench()
        let counter = bench.meter.makeCounter(.messagingClientSentMessages)
        for key in 0..<2_005 { counter.add(1, attributes: ["key": .int(Int64(key))]) }
        XCTAssertEqual(bench.numberPoints.count, 2_001)
        XCTAssertEqual(bench.numberPoints.last?.value, 5)
    }

    func testALimitBelowZeroKeepsNoAttributesAndNothingTraps() {
        let bench = MetricBench(cardinalityLimit: -1)
        bench.meter.makeHistogram(.messagingProcessDuration).record(1, attributes: ["key": 1])
        XCTAssertEqual(bench.histogramPoints.map(\.attributes), [["otel.metric.overflow": true]])
    }
}
