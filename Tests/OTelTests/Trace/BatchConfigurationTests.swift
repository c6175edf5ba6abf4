import Dispatch
import XCTest

@testable import OTel

final class BatchConfigurationTests: XCTestCase {
    private typealias Configuration = BatchSpanProcessor.Configuration

    func testTheDefaultsAreTheSpecifications() {
        let configuration = Configuration()
        XCTAssertEqual(configuration.maxQueueSize, 2048)
        XCTAssertEqual(configuration.scheduleDelay, .milliseconds(5000))
        XCTAssertEqual(configuration.exportTimeout, .milliseconds(30000))
        XCTAssertEqual(configuration.maxExportBatchSize, 512)
        XCTAssertEqual(configuration.problems, [])
    }

    func testGoodValuesAreTaken() {
        let configuration = Configuration(
            maxQueueSize: 1,
            scheduleDelay: .zero,
            exportTimeout: .milliseconds(1),
            maxExportBatchSize: 1
        )
        XCTAssertEqual(configuration.maxQueueSize, 1)
        XCTAssertEqual(configuration.scheduleDelay, .zero)
        XCTAssertEqual(configuration.exportTimeout, .milliseconds(1))
        XCTAssertEqual(configuration.maxExportBatchSize, 1)
        XCTAssertEqual(configuration.problems, [])
    }

    func testASmallQueueMakesTheUsualBatchSmallerWithoutAWord() {
        let configuration = Configuration(maxQueueSize: 100)
        XCTAssertEqual(configuration.maxExportBatchSize, 100)
        XCTAssertEqual(configuration.problems, [])
    }

    func testABadValueIsReplacedAndNamedWithWhatIsAllowed() {
        let cases: [(Configuration, replacement: Configuration, problem: String)] = [
            (
                Configuration(maxQueueSize: 0), Configuration(),
                "maxQueueSize is 0; it must be at least 1, so 2048 is used"
            ),
            (
                Configuration(scheduleDelay: .seconds(-1)), Configuration(),
                "scheduleDelay is -1.0 seconds; it must be zero or more, so 5.0 seconds is used"
            ),
            (
                Configuration(exportTimeout: .seconds(-1)), Configuration(),
                "exportTimeout is -1.0 seconds; it must be zero (no limit) or more, so 30.0 seconds is used"
            ),
            (
                Configuration(maxExportBatchSize: 0), Configuration(),
                "maxExportBatchSize is 0; it must be at least 1, so 512 is used"
            ),
            (
                Configuration(maxQueueSize: 100, maxExportBatchSize: Int.min), Configuration(maxQueueSize: 100),
                "maxExportBatchSize is \(Int.min); it must be at least 1, so 100 is used"
            ),
            (
                Configuration(maxQueueSize: 100, maxExportBatchSize: 101), Configuration(maxQueueSize: 100),
                "maxExportBatchSize is 101; it must not be greater than maxQueueSize, which is 100, so 100 is used; "
                    + "lower the one or raise the other"
            ),
        ]
        for (configuration, replacement, problem) in cases {
            XCTAssertEqual(configuration.maxQueueSize, replacement.maxQueueSize)
            XCTAssertEqual(configuration.scheduleDelay, replacement.scheduleDelay)
            XCTAssertEqual(configuration.exportTimeout, replacement.exportTimeout)
            XCTAssertEqual(configuration.maxExportBatchSize, replacement.maxExportBatchSize)
            XCTAssertEqual(configuration.problems, [problem])
        }
    }

    func testTheProcessorReportsEachProblemOnce() {
        let bench = BatchBench(Configuration(maxQueueSize: -5, scheduleDelay: .seconds(-1)))
        XCTAssertEqual(bench.reports.lines.count, 2)
        XCTAssertTrue(bench.reports.lines.allSatisfy { $0.hasPrefix("batch span processor: ") })
        bench.end("a")
        bench.processor.forceFlush()
        XCTAssertEqual(bench.reports.lines.count, 2)
        XCTAssertEqual(bench.exporter.names, ["a"])
    }

    func testTimesOutsideTheClocksRangeAreBroughtIntoIt() {
        let now = DispatchTime.now()
        XCTAssertGreaterThanOrEqual(DispatchTime.now(plus: .seconds(Int64.min)), now)
        XCTAssertGreaterThan(DispatchTime.now(plus: .seconds(Int64.max)), now + .seconds(3600))

        let bench = BatchBench(Configuration(scheduleDelay: .seconds(Int64.max), exportTimeout: .seconds(Int64.max)))
        bench.end("a")
        bench.processor.forceFlush()
        XCTAssertEqual(bench.exporter.names, ["a"])
    }
}
