import XCTest

@testable import TraceView

final class MetricChartTests: XCTestCase {
    private let point = MetricPoint.stub(
        counts: [0, 2, 5, 9, 0, 1, 3],
        sum: 1.26,
        min: 0.0081,
        max: 0.212,
        attributes: ["messaging.destination.name": "orders", "messaging.consumer.group.name": "billing"]
    )

    func testAHistogramHasABarForEachBucketFromTheFirstValueToTheLast() {
        XCTAssertEqual(
            MetricChart(width: 80).render([point]),
            """
            messaging.process.duration (s) · billing
            messaging.destination.name=orders  messaging.consumer.group.name=billing
            20 recorded · mean 63.0 ms · min 8.10 ms · max 212 ms · p50 ≤ 50 ms
            p95 ≤ 250 ms

               ≤ 10 ms  2  ━━━━━━━━━━━━━━╸
               ≤ 25 ms  5  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
               ≤ 50 ms  9  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
               ≤ 75 ms  0
              ≤ 100 ms  1  ━━━━━━━
              ≤ 250 ms  3  ━━━━━━━━━━━━━━━━━━━━━╸

            """
        )
    }

    func testANarrowTerminalBreaksTheLinesBetweenTheFigures() {
        XCTAssertEqual(
            MetricChart(width: 10).render([point]),
            """
            messaging.process.duration (s) · billing
            messaging.destination.name=orders
            messaging.consumer.group.name=billing
            20 recorded · mean 63.0 ms · min 8.10 ms
            max 212 ms · p50 ≤ 50 ms · p95 ≤ 250 ms

               ≤ 10 ms  2  ━━━━━╸
               ≤ 25 ms  5  ━━━━━━━━━━━━━━
               ≤ 50 ms  9  ━━━━━━━━━━━━━━━━━━━━━━━━━
               ≤ 75 ms  0
              ≤ 100 ms  1  ━━━
              ≤ 250 ms  3  ━━━━━━━━╸

            """
        )
    }

    func testColourIsWrittenOnlyWhenItIsAskedFor() {
        let picture = MetricChart(width: 40, color: true).render([.stub(counts: [1])])
            .replacingOccurrences(of: "\u{1B}", with: "␛")
        XCTAssertEqual(
            picture,
            """
            ␛[1mmessaging.process.duration␛[0m (s) · billing
            1 recorded · p50 ≤ 5 ms · p95 ≤ 5 ms

              ␛[2m≤ 5 ms␛[0m  1  ␛[36m━━━━━━━━━━━━━━━━━━━━━━━━━━━␛[0m

            """
        )
        XCTAssertFalse(MetricChart().render([point]).contains("\u{1B}"))
    }

    func testValuesAboveTheLastBoundAreShownAsSuch() {
        let counts = [UInt64](repeating: 0, count: 13) + [1, 30]
        XCTAssertEqual(
            MetricChart(width: 80).render([.stub(counts: counts, sum: 460, min: 9, max: 61)]),
            """
            messaging.process.duration (s) · billing
            31 recorded · mean 14.8 s · min 9.00 s · max 61.0 s · p50 > 10 s · p95 > 10 s

              ≤ 10 s   1  ━━
              > 10 s  30  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

            """
        )
    }

    func testOtherUnitsKeepTheirNumbers() {
        let size = MetricPoint.stub("size", unit: "By", counts: [1, 2], sum: 1234.5, bounds: [512, 1024.5])
        let plain = MetricPoint.stub("depth", unit: "1", counts: [1], sum: 0.12345, bounds: [0])
        let sent = MetricPoint(name: "sent", unit: "{message}", value: .int(12))
        let load = MetricPoint(name: "load", attributes: ["otel.metric.overflow": .bool(true)], value: .double(0.25))
        XCTAssertEqual(
            MetricChart(width: 40).render([size, plain, sent, load]),
            """
            size (By) · billing
            3 recorded · mean 412 By
            p50 ≤ 1024.5 By · p95 ≤ 1024.5 By

                 ≤ 512 By  1  ━━━━━━━━━━━
              ≤ 1024.5 By  2  ━━━━━━━━━━━━━━━━━━━━━━

            depth (1) · billing
            1 recorded · mean 0.123 · p50 ≤ 0
            p95 ≤ 0

              ≤ 0  1  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

            sent ({message}) · unknown_service
            12 {message}

            load · unknown_service
            otel.metric.overflow=true
            0.25

            """
        )
    }

    func testWithoutPointsItSaysSo() {
        XCTAssertEqual(MetricChart().render([]), "no metrics to show\n")
    }

    func testWhateverAFileSaysNoLineIsTooWideAndNothingTraps() {
        let hostile = "\u{1B}[31m\n\u{202E}" + String(repeating: "漢", count: 100)
        let values: [Double] = [.nan, .infinity, -.infinity, -1, 0, 1e300, .leastNonzeroMagnitude]
        for value in values {
            for unit in ["s", "ms", "us", "ns", "", hostile] {
                let point = MetricPoint.stub(
                    hostile,
                    unit: unit,
                    counts: [.max, 1, .max],
                    sum: value,
                    min: value,
                    max: value,
                    bounds: [-1e300, 1e300],
                    attributes: [hostile: .array([.double(value), .bytes([1]), .empty])],
                    service: hostile
                )
                for width in [0, 40, 80] {
                    let picture = MetricChart(width: width).render([point, .init(name: "", value: .double(value))])
                    XCTAssertFalse(picture.contains("\u{1B}"))
                    for line in picture.split(separator: "\n") {
                        XCTAssertLessThanOrEqual(DisplayWidth.of(line), max(width, 40), "\(line)")
                    }
                }
            }
        }
    }
}
