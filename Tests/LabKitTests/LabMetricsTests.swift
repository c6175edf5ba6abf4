import Foundation
import OTel
import TraceView
import XCTest

@testable import LabKit

final class LabMetricsTests: XCTestCase {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lab-\(UUID().uuidString)")
    private var tracePath: String { folder.appendingPathComponent("lab08.jsonl").path }
    private var metricsPath: String { folder.appendingPathComponent("lab08.metrics.jsonl").path }

    override func tearDownWithError() throws {
        try? FileManager.default.removeItem(at: folder)
    }

    private func report(metricsPath: String?) -> String {
        LabReport(
            slug: "08-latency",
            tracePath: tracePath,
            metricsPath: metricsPath,
            pagePath: nil,
            endpoint: nil,
            messages: [],
            todos: []
        ).text
    }

    func testWhatServicesMeasureIsWrittenInOneLineBesideTheTrace() throws {
        let metrics = LabMetrics(tracePath: tracePath)
        metrics.meter("billing").makeHistogram(.messagingProcessDuration).record(.milliseconds(3))
        metrics.meter("shop").makeCounter(.messagingClientSentMessages).add(1)
        metrics.meter("billing").makeHistogram(.messagingProcessDuration).record(.milliseconds(4))
        XCTAssertTrue(try metrics.write())

        XCTAssertEqual(metrics.path, metricsPath)
        XCTAssertEqual(try String(contentsOfFile: metricsPath, encoding: .utf8).split(separator: "\n").count, 1)
        let points = MetricFile.read(paths: [metricsPath]).points
        XCTAssertEqual(points.map(\.serviceName), ["billing", "shop"])
        guard case .histogram(let histogram)? = points.first?.value else { return XCTFail("no histogram") }
        XCTAssertEqual(histogram.count, 2)
    }

    func testALabThatMeasuresNothingHasNoFileAndRemovesAnOldOne() throws {
        let old = LabMetrics(tracePath: tracePath)
        old.meter("billing").makeCounter(.messagingClientSentMessages).add(1)
        XCTAssertTrue(try old.write())

        let metrics = LabMetrics(tracePath: tracePath)
        _ = metrics.meter("billing").makeHistogram(.messagingProcessDuration)
        XCTAssertFalse(try metrics.write())
        XCTAssertFalse(FileManager.default.fileExists(atPath: metricsPath))
    }

    func testAServiceHasOneMeter() {
        let metrics = LabMetrics(tracePath: tracePath)
        XCTAssertIdentical(metrics.meter("billing"), metrics.meter("billing"))
        XCTAssertNotIdentical(metrics.meter("billing"), metrics.meter("shop"))
    }

    func testTheReportDrawsWhatWasMeasuredAndNamesTheFile() throws {
        let metrics = LabMetrics(tracePath: tracePath)
        metrics.meter("billing").makeHistogram(.messagingProcessDuration).record(.milliseconds(5))
        XCTAssertTrue(try metrics.write())
        let text = report(metricsPath: metricsPath)
        XCTAssertTrue(text.contains("messaging.process.duration (s) · billing\n1 recorded"), text)
        XCTAssertTrue(text.contains("≤ 5 ms"), text)
        XCTAssertTrue(text.hasSuffix("trace written to \(tracePath); metrics: \(metricsPath)"), text)
    }

    func testTheReportOfALabThatMeasuredNothingSaysNothingOfMetrics() {
        XCTAssertEqual(
            report(metricsPath: nil),
            "No span ended: there is no trace to show.\n\ntrace written to \(tracePath)"
        )
    }
}
