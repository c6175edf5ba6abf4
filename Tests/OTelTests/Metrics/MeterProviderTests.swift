import OTel
import Tracing
import XCTest

final class MeterProviderTests: XCTestCase {
    private let bench = MetricBench()
    private lazy var counter = bench.meter.makeCounter(.messagingClientSentMessages)

    private var exported: [Int64] {
        bench.exporter.metrics.flatMap(\.numberPoints).map(\.value)
    }

    func testOneNameIsOneMeter() {
        XCTAssertIdentical(bench.provider.meter("a"), bench.provider.meter("a"))
        XCTAssertNotIdentical(bench.provider.meter("a"), bench.provider.meter("b"))
    }

    func testMetricsNameTheirResourceAndScope() throws {
        counter.add(1)
        let metric = try XCTUnwrap(bench.provider.collect().first)
        XCTAssertEqual(metric.resource, Resource(serviceName: "billing"))
        XCTAssertEqual(metric.scopeName, "tests")
        XCTAssertEqual(metric.name, "messaging.client.sent.messages")
        XCTAssertEqual(metric.unit, "{message}")
        XCTAssertEqual(metric.description, "Number of messages producer attempted to send to the broker.")
    }

    func testNothingIsExportedUntilItIsAskedFor() {
        counter.add(1)
        XCTAssertEqual(exported, [])
        bench.provider.forceFlush()
        XCTAssertEqual(exported, [1])
        counter.add(1)
        bench.provider.forceFlush()
        XCTAssertEqual(exported, [1, 2])
    }

    func testAnInstrumentThatMeasuredNothingIsNotExported() {
        _ = counter
        bench.provider.forceFlush()
        bench.provider.shutdown()
        XCTAssertEqual(bench.exporter.metrics, [])
    }

    func testShutdownExportsOnceAndWhatComesLaterGoesNowhere() {
        counter.add(1)
        bench.provider.shutdown()
        counter.add(1)
        bench.provider.meter("late").makeCounter(.messagingClientSentMessages).add(1)
        bench.provider.shutdown()
        bench.provider.forceFlush()
        XCTAssertEqual(exported, [1])
    }

    func testAClockThatIsSetBackGivesNoPointThatEndsBeforeItStarts() {
        let clock = FallingClock()
        let provider = MeterProvider(resource: Resource(), exporter: InMemoryMetricExporter(), clock: clock)
        provider.meter("tests").makeCounter(.messagingClientSentMessages).add(1)
        XCTAssertEqual(provider.collect().flatMap(\.numberPoints).map { $0.time >= $0.startTime }, [true])
    }
}
