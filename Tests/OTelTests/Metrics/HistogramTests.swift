import OTel
import Tracing
import XCTest

final class HistogramTests: XCTestCase {
    private let bench = MetricBench()
    private lazy var histogram = bench.meter.makeHistogram(
        Histogram.Definition(name: "wait", unit: "s", boundaries: [0, 1, 2.5])
    )

    func testAValueFallsIntoTheFirstBucketWhoseBoundIsNotBelowIt() throws {
        let cases: [(value: Double, bucket: Int)] = [
            (0, 0), (-0.0, 0), (.leastNonzeroMagnitude, 1), (0.5, 1), (1, 1), (1.0.nextUp, 2), (2.5, 2),
            (2.5.nextUp, 3), (3, 3), (.greatestFiniteMagnitude, 3),
        ]
        for (value, bucket) in cases {
            let bench = MetricBench()
            let histogram = bench.meter.makeHistogram(
                Histogram.Definition(name: "wait", boundaries: [0, 1, 2.5])
            )
            histogram.record(value)
            let point = try XCTUnwrap(bench.histogramPoints.first)
            XCTAssertEqual(point.bucketCounts.firstIndex(of: 1), bucket, "\(value)")
            XCTAssertEqual(point.bucketCounts.reduce(0, +), 1, "\(value)")
            XCTAssertEqual([point.sum, point.min, point.max], [value, value, value])
        }
    }

    func testCountSumMinimumAndMaximumCoverAllValues() throws {
        for value in [2, 0.5, 4, 1] { histogram.record(value) }
        let point = try XCTUnwrap(bench.histogramPoints.first)
        XCTAssertEqual(point.count, 4)
        XCTAssertEqual([point.sum, point.min, point.max], [7.5, 0.5, 4])
        XCTAssertEqual(point.explicitBounds, [0, 1, 2.5])
        XCTAssertEqual(point.bucketCounts, [0, 2, 1, 1])
    }

    func testAValueThatWouldSpoilTheSumIsNotRecordedAndReportedOnce() throws {
        let cases: [(value: Double, problem: String)] = [
            (-0.001, "negative"), (-.infinity, "infinite"), (.infinity, "infinite"), (.nan, "not a number"),
            (-.nan, "not a number"), (-.greatestFiniteMagnitude, "negative"),
        ]
        histogram.record(1)
        for (value, problem) in cases {
            for _ in 0..<2 { histogram.record(value) }
            XCTAssertTrue(bench.reports.contains { $0.contains("wait: a value that is \(problem) ") }, "\(value)")
        }
        XCTAssertEqual(bench.reports.count, 3)
        let point = try XCTUnwrap(bench.histogramPoints.first)
        XCTAssertEqual(point.count, 1)
        XCTAssertEqual([point.sum, point.min, point.max], [1, 1, 1])
        XCTAssertEqual(point.bucketCounts, [0, 1, 0, 0])
    }

    func testASumThatNoDoubleHoldsIsInfiniteAndNothingTraps() {
        for _ in 0..<2 { histogram.record(.greatestFiniteMagnitude) }
        XCTAssertEqual(bench.histogramPoints.map(\.sum), [.infinity])
        XCTAssertEqual(bench.histogramPoints.map(\.count), [2])
    }

    func testADurationIsRecordedInTheUnitOfTheHistogram() {
        let cases: [(unit: String, expected: Double)] = [
            ("s", 0.025), ("ms", 25), ("us", 25_000), ("ns", 25_000_000), ("", 0.025),
        ]
        for (unit, expected) in cases {
            let bench = MetricBench()
            bench.meter.makeHistogram(Histogram.Definition(name: "wait", unit: unit)).record(.milliseconds(25))
            XCTAssertEqual(bench.histogramPoints.map(\.sum), [expected], unit)
        }
    }

    func testADurationAtAConventionalBoundIsInTheBucketBelowIt() {
        for (index, bound) in Histogram.messagingDurationBoundaries.enumerated() {
            let bench = MetricBench()
            let histogram = bench.meter.makeHistogram(.messagingProcessDuration)
            histogram.record(.milliseconds(Int((bound * 1000).rounded())))
            XCTAssertEqual(bench.histogramPoints.first?.bucketCounts.firstIndex(of: 1), index, "\(bound)")
        }
    }

    func testADurationBeforeTheEpochOfAnyClockIsNegativeAndNothingTraps() {
        histogram.record(.milliseconds(-1))
        histogram.record(Duration(secondsComponent: .min, attosecondsComponent: 0))
        histogram.record(Duration(secondsComponent: .max, attosecondsComponent: 0))
        XCTAssertEqual(bench.histogramPoints.map(\.count), [1])
        XCTAssertEqual(bench.reports.count, 1)
    }

    func testEachSetOfAttributesHasItsPointWhateverTheOrder() {
        histogram.record(1, attributes: ["a": 1, "b": "x"])
        histogram.record(1, attributes: ["b": "x", "a": 1])
        histogram.record(1, attributes: ["a": "1", "b": "x"])
        histogram.record(1, attributes: ["a": .int32(1), "b": "x"])
        histogram.record(1, attributes: ["n": .double(.nan)])
        histogram.record(1, attributes: ["n": .double(.nan)])
        histogram.record(1)
        XCTAssertEqual(bench.histogramPoints.map(\.count), [3, 1, 2, 1])
        XCTAssertEqual(bench.histogramPoints.last?.attributes, [:])
    }

    func testAPointBeginsWithItsFirstMeasurementAndGrowsFromCollectionToCollection() {
        histogram.record(1, attributes: ["k": 1])
        bench.clock.advance(by: 500)
        histogram.record(1, attributes: ["k": 2])
        XCTAssertEqual(bench.histogramPoints.map(\.startTime), [1_000, 1_500])
        bench.clock.advance(by: 500)
        histogram.record(2, attributes: ["k": 1])
        XCTAssertEqual(bench.histogramPoints.map(\.startTime), [1_000, 1_500])
        XCTAssertEqual(bench.histogramPoints.map(\.time), [2_000, 2_000])
        XCTAssertEqual(bench.histogramPoints.map(\.sum), [3, 1])
    }

    func testNothingIsLostWhenManyThreadsRecord() async throws {
        let histogram = self.histogram
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<1_000 {
                        histogram.record(Double(number % 4), attributes: ["task": .int(Int64(task % 2))])
                    }
                }
            }
        }
        let points = bench.histogramPoints
        XCTAssertEqual(points.map(\.count), [4_000, 4_000])
        XCTAssertEqual(points.map(\.sum), [6_000, 6_000])
        XCTAssertEqual(points.map(\.bucketCounts), [[1_000, 1_000, 1_000, 1_000], [1_000, 1_000, 1_000, 1_000]])
    }
}
