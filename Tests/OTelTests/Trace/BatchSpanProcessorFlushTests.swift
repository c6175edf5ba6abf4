import Synchronization
import TestSupport
import XCTest

@testable import OTel

final class BatchSpanProcessorFlushTests: XCTestCase {
    func testAFlushExportsWhatHasEndedAndThenFlushesTheExporter() {
        let bench = BatchBench(.init(maxExportBatchSize: 2))
        bench.end("a")
        bench.processor.forceFlush()
        XCTAssertEqual(bench.exporter.calls, [.export(["a"]), .forceFlush])
        XCTAssertEqual(bench.reports.lines, [])
    }

    func testAFlushOfAnEmptyQueueExportsNothing() {
        let bench = BatchBench()
        bench.processor.forceFlush()
        bench.processor.forceFlush()
        XCTAssertEqual(bench.exporter.calls, [.forceFlush, .forceFlush])
    }

    func testAFlushWaitsForTheExportThatIsRunning() {
        let gate = ExporterGate()
        let bench = BatchBench(.init(maxExportBatchSize: 2), exporter: .init(exportGate: gate))
        bench.end("a", "b")
        gate.waitUntilReached()
        bench.end("c")
        let seen = Mutex<[String]>([])
        onThreads(2) { thread in
            if thread == 0 {
                bench.processor.forceFlush()
                seen.withLock { $0 = bench.exporter.names }
            } else {
                gate.open()
            }
        }
        XCTAssertEqual(seen.withLock { $0 }, ["a", "b", "c"])
    }

    func testEachOfManyThreadsFindsItsSpansExportedAfterItsFlush() {
        let bench = BatchBench(.init(maxQueueSize: 10_000, maxExportBatchSize: 7))
        let missing = Mutex<[String]>([])
        onThreads(8) { thread in
            for round in 0..<20 {
                let names = (0..<3).map { "\(thread) \(round) \($0)" }
                bench.end(names)
                bench.processor.forceFlush()
                let lost = Set(names).subtracting(bench.exporter.names)
                missing.withLock { $0 += lost }
            }
        }
        XCTAssertEqual(missing.withLock { $0 }, [])
        XCTAssertEqual(bench.exporter.names.count, 8 * 20 * 3)
        XCTAssertEqual(bench.reports.lines, [])
    }

    func testAFlushReturnsAlthoughTheExporterHangsAndTheSpansAreExportedLater() {
        let gate = ExporterGate()
        let bench = BatchBench(
            .init(exportTimeout: .milliseconds(1), maxExportBatchSize: 2),
            exporter: .init(exportGate: gate)
        )
        bench.end("a", "b")
        gate.waitUntilReached()
        bench.end("c")
        bench.processor.forceFlush()
        XCTAssertEqual(
            bench.reports.lines,
            [
                "batch span processor: the exporter did not finish within 0.001 seconds (exportTimeout), and forceFlush "
                    + "returns with 3 spans not exported yet; see why the exporter is slow"
            ]
        )
        gate.open()
        bench.settle()
        XCTAssertEqual(bench.exporter.names, ["a", "b", "c"])
    }

    func testAFlushReturnsAlthoughTheExportersOwnFlushHangs() {
        let gate = ExporterGate()
        let bench = BatchBench(.init(exportTimeout: .milliseconds(1)), exporter: .init(flushGate: gate))
        defer { gate.open() }
        bench.processor.forceFlush()
        XCTAssertEqual(bench.reports.lines.count, 1)
        XCTAssertTrue(bench.reports.lines.allSatisfy { $0.contains("0 spans not exported yet") })
    }

    func testAnExportTimeoutOfZeroIsNoLimit() {
        let gate = ExporterGate()
        let bench = BatchBench(.init(exportTimeout: .zero), exporter: .init(exportGate: gate))
        bench.end("a")
        onThreads(2) { thread in
            if thread == 0 {
                bench.processor.forceFlush()
            } else {
                gate.waitUntilReached()
                gate.open()
            }
        }
        XCTAssertEqual(bench.exporter.calls, [.export(["a"]), .forceFlush])
        XCTAssertEqual(bench.reports.lines, [])
    }

    /// An instrumented exporter ends a span with each export, so the queue is never empty.
    func testAFlushReturnsAlthoughEveryExportEndsAnotherSpan() {
        final class Chain: SpanExporter {
            let next = Mutex<BatchSpanProcessor?>(nil)
            let flushes = Mutex(0)

            func export(_ spans: [SpanData]) { next.withLock { $0 }?.onEnd(.named("again")) }
            func forceFlush() { flushes.withLock { $0 += 1 } }
            func shutdown() { next.withLock { $0 = nil } }
        }
        let (exporter, reports) = (Chain(), Reports())
        let processor = BatchSpanProcessor(
            exporter: exporter,
            configuration: .init(maxExportBatchSize: 1),
            timer: ManualBatchTimer(),
            reporter: { reports.add($0) }
        )
        exporter.next.withLock { $0 = processor }
        processor.onEnd(.named("first"))
        processor.forceFlush()
        XCTAssertEqual(exporter.flushes.withLock { $0 }, 1)
        processor.shutdown()
        XCTAssertEqual(reports.lines, [])
    }
}
