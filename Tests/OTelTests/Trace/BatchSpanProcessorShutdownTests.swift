import Synchronization
import XCTest

@testable import OTel

final class BatchSpanProcessorShutdownTests: XCTestCase {
    func testAShutdownExportsWhatHasEndedAndThenShutsTheExporterDown() {
        let bench = BatchBench(.init(maxQueueSize: 100, maxExportBatchSize: 40))
        let names = (0..<100).map { "span \($0)" }
        bench.end(names)
        bench.processor.shutdown()
        XCTAssertEqual(bench.exporter.names, names)
        XCTAssertEqual(bench.exporter.calls.last, .shutdown)
        XCTAssertEqual(bench.reports.lines, [])
    }

    func testAfterAShutdownSpansFlushesAndDelaysDoNothing() {
        let bench = BatchBench(.init(maxQueueSize: 1))
        bench.end("before")
        bench.processor.shutdown()
        bench.end("after", "after")
        bench.processor.forceFlush()
        bench.timer.fire()
        bench.processor.shutdown()
        bench.settle()
        XCTAssertEqual(bench.exporter.calls, [.export(["before"]), .shutdown])
        XCTAssertEqual(bench.processor.droppedSpanCount, 0)
        XCTAssertEqual(bench.reports.lines, [])
    }

    func testSpansThatEndDuringAShutdownAreIgnored() {
        let gate = ExporterGate()
        let bench = BatchBench(exporter: .init(exportGate: gate))
        bench.end("before")
        onThreads(2) { thread in
            if thread == 0 {
                bench.processor.shutdown()
            } else {
                gate.waitUntilReached()
                bench.end("during")
                gate.open()
            }
        }
        XCTAssertEqual(bench.exporter.calls, [.export(["before"]), .shutdown])
    }

    func testOfManyShutdownsOneActsAndEachReturnsWhenAllIsDone() {
        let bench = BatchBench(.init(maxExportBatchSize: 3))
        let names = (0..<100).map { "span \($0)" }
        bench.end(names)
        let early = Mutex(0)
        onThreads(16) { thread in
            if thread.isMultiple(of: 4) {
                bench.processor.forceFlush()
            } else {
                bench.processor.shutdown()
                if bench.exporter.calls.last != .shutdown {
                    early.withLock { $0 += 1 }
                }
            }
        }
        XCTAssertEqual(early.withLock { $0 }, 0)
        XCTAssertEqual(bench.exporter.names, names)
        XCTAssertEqual(bench.exporter.calls.filter { $0 == .shutdown }.count, 1)
    }

    func testAShutdownReturnsAlthoughAnExportHangsAndSaysWhatIsLost() {
        let (gate, shutdownGate) = (ExporterGate(), ExporterGate())
        let bench = BatchBench(
            .init(exportTimeout: .milliseconds(1), maxExportBatchSize: 2),
            exporter: .init(exportGate: gate, shutdownGate: shutdownGate)
        )
        defer { shutdownGate.open() }
        bench.end("handed over", "handed over", "lost", "lost", "lost")
        gate.waitUntilReached()
        bench.processor.shutdown()
        XCTAssertEqual(
            bench.reports.lines,
            [
                "batch span processor: the exporter did not finish within 0.001 seconds (exportTimeout), and shutdown "
                    + "returns: 3 spans lost, 2 spans handed over without an answer; see why the exporter is slow"
            ]
        )
        shutdownGate.waitUntilReached()
        XCTAssertEqual(bench.exporter.calls, [.shutdown], "the exporter is told, although it hangs")

        gate.open()
        bench.processor.shutdown()
        bench.processor.forceFlush()
        bench.settle(exports: 3)
        XCTAssertEqual(bench.exporter.calls, [.shutdown, .export(["handed over", "handed over"])])
        XCTAssertEqual(bench.reports.lines.count, 1)
    }

    func testOfManyShutdownsOfAHangingExporterEachReturnsAndOneReports() {
        let gate = ExporterGate()
        let bench = BatchBench(.init(exportTimeout: .milliseconds(1)), exporter: .init(exportGate: gate))
        defer { gate.open() }
        bench.end("a")
        onThreads(8) { _ in bench.processor.shutdown() }
        XCTAssertEqual(bench.reports.lines.count, 1)
    }

    func testAShutdownDuringAnotherDoesNotReturnBeforeIt() {
        let gate = ExporterGate()
        let bench = BatchBench(.init(exportTimeout: .milliseconds(100)), exporter: .init(exportGate: gate))
        defer { gate.open() }
        bench.end("a")
        let reportsOnReturn = Mutex<Int?>(nil)
        onThreads(2) { thread in
            if thread == 1 {
                gate.waitUntilReached()
            }
            bench.processor.shutdown()
            if thread == 1 {
                reportsOnReturn.withLock { $0 = bench.reports.lines.count }
            }
        }
        XCTAssertEqual(reportsOnReturn.withLock { $0 }, 1, "the first call had not given up yet")
    }

    func testAShutdownReturnsAlthoughTheExportersOwnShutdownHangs() {
        let gate = ExporterGate()
        let bench = BatchBench(.init(exportTimeout: .milliseconds(1)), exporter: .init(shutdownGate: gate))
        bench.processor.shutdown()
        XCTAssertEqual(bench.reports.lines.count, 1)
        XCTAssertTrue(bench.reports.lines.allSatisfy { $0.contains("0 spans lost, 0 spans handed over") })
        gate.waitUntilReached()
        gate.open()
        bench.settle()
        XCTAssertEqual(bench.exporter.calls, [.shutdown])
    }

    func testAnExporterThatHangsInItsShutdownIsNotToldTwice() {
        var queue = BatchQueue(.init())
        XCTAssertNotNil(queue.beginShutdown())
        XCTAssertTrue(queue.beginExporterShutdown())
        XCTAssertEqual(queue.giveUp(), .init(waiting: 0, exporting: 0, exporterWasToldToShutDown: true))
        XCTAssertFalse(queue.endShutdown(), "the call that gave up has ended it")
    }

    func testAShutdownThatEndsAtTheLastMomentLosesNothing() {
        var queue = BatchQueue(.init())
        XCTAssertNotNil(queue.beginShutdown())
        XCTAssertTrue(queue.beginExporterShutdown())
        XCTAssertTrue(queue.endShutdown())
        XCTAssertNil(queue.giveUp())
    }

    func testAnExportThatReturnsAfterTheShutdownWasGivenUpIsTheLastOne() throws {
        var queue = BatchQueue(.init(maxExportBatchSize: 1))
        _ = queue.add(.named("exporting"))
        _ = queue.add(.named("lost"))
        let mark = try XCTUnwrap(queue.beginShutdown())
        XCTAssertEqual(queue.takeBatch(upTo: mark)?.map(\.name), ["exporting"])
        XCTAssertEqual(queue.giveUp(), .init(waiting: 1, exporting: 1, exporterWasToldToShutDown: false))
        queue.batchExported()
        XCTAssertNil(queue.takeBatch(upTo: mark))
        XCTAssertNil(queue.takeFullBatch())
        XCTAssertFalse(queue.fullExportEnded())
        XCTAssertFalse(queue.beginExporterShutdown(), "the call that gave up tells the exporter")
    }
}
