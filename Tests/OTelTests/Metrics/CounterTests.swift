import OTel
import Tracing
import XCTest

final class CounterTests: XCTestCase {
    private let bench = MetricBench()
    private lazy var counter = bench.meter.makeCounter(.messagingClientConsumedMessages)

    func testValuesAddUpForEachSetOfAttributes() {
        counter.add(1)
        counter.add(0, attributes: ["messaging.destination.name": "orders"])
        counter.add(4)
        XCTAssertEqual(bench.numberPoints.map(\.value), [5, 0])
    }

    func testANegativeValueIsNotAddedAndReportedOnce() {
        counter.add(2)
        counter.add(-1)
        counter.add(.min)
        XCTAssertEqual(bench.numberPoints.map(\.value), [2])
        XCTAssertEqual(
            bench.reports,
            ["messaging.client.consumed.messages: a value that is negative is not recorded; record 0 or more"]
        )
    }

    func testASumThatDoesNotFitStaysAtTheLargestNumber() {
        counter.add(.max)
        counter.add(1)
        XCTAssertEqual(bench.numberPoints.map(\.value), [.max])
    }

    func testNothingIsLostWhenManyThreadsAdd() async {
        let counter = self.counter
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { for _ in 0..<1_000 { counter.add(3) } }
            }
        }
        XCTAssertEqual(bench.numberPoints.map(\.value), [24_000])
    }
}
