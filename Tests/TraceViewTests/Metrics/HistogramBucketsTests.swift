import TraceView
import XCTest

final class HistogramBucketsTests: XCTestCase {
    func testAQuantileIsTheBoundOfItsBucket() {
        let cases: [(counts: [UInt64], fraction: Double, expected: HistogramBuckets.Quantile?)] = [
            ([1, 0, 0], 0.5, .atMost(1)), ([1, 1, 0], 0.5, .atMost(1)), ([1, 2, 0], 0.5, .atMost(2)),
            ([95, 5, 0], 0.95, .atMost(1)), ([94, 6, 0], 0.95, .atMost(2)), ([94, 0, 6], 0.95, .above(2)),
            ([0, 0, 1], 0.5, .above(2)), ([0, 3, 0], 0, .atMost(2)), ([1, 0, 1], 1, .above(2)), ([0, 0, 0], 0.5, nil),
            ([.max, .max, 1], 0.5, .atMost(1)), ([.max, .max, .max], 1, .atMost(1)),
        ]
        for (counts, fraction, expected) in cases {
            let buckets = HistogramBuckets(count: 1, explicitBounds: [1, 2], bucketCounts: counts)
            XCTAssertEqual(buckets.quantile(fraction), expected, "\(fraction) of \(counts)")
        }
    }

    func testWithoutBoundsThereIsNoQuantile() {
        XCTAssertNil(HistogramBuckets(count: 3, bucketCounts: [3]).quantile(0.5))
        XCTAssertNil(HistogramBuckets(count: 3).quantile(0.5))
    }

    func testTheMeanNeedsASumAndAValue() {
        XCTAssertEqual(HistogramBuckets(count: 4, sum: 10).mean, 2.5)
        XCTAssertNil(HistogramBuckets(count: 4).mean)
        XCTAssertNil(HistogramBuckets(count: 0, sum: 0).mean)
    }
}
