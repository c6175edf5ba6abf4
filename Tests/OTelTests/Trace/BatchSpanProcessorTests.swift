import Tracing
import XCTest

@testable import OTel

final class BatchSpanProcessorTests: XCTestCase {
    // MARK: - When spans are exported

    func testSpansWaitForTheScheduleDelayAndLeaveInOneBatch() {
        let bench = BatchBench()
        bench.end("a", "b", "c")
        bench.settle()
        XCTAssertEqual(bench.exporter.calls, [])
        XCTAssertEqual(bench.timer.delays, [.milliseconds(5000)])

        bench.timer.fire()
        bench.settle()
        XCTAssertEqual(bench.exporter.calls, [.export(["a", "b", "c"])])
    }

    func testTheNextSpanStartsANewDelay() {
        let bench = BatchBench(.init(scheduleDelay: .seconds(7)))
        for name in ["a", "b"] {
            bench.end(name)
            XCTAssertEqual(bench.timer.delays, [.seconds(7)])
            bench.timer.fire()
            bench.settle()
        }
        XCTAssertEqual(bench.exporter.batches, [["a"], ["b"]])
    }

    func testWithoutSpansNothingIsScheduledAndNothingIsExported() {
        let bench = BatchBench()
        XCTAssertEqual(bench.timer.delays, [])
        bench.end("a")
        bench.processor.forceFlush()
        bench.timer.fire()
        bench.settle()
        XCTAssertEqual(bench.exporter.batches, [["a"]])
    }

    func testAFullBatchIsExportedBeforeTheDelay() {
        let bench = BatchBench(.init(maxExportBatchSize: 3))
        bench.end("a", "b")
        bench.settle()
        XCTAssertEqual(bench.exporter.batches, [])
        bench.end("c", "d")
        bench.settle(exports: 2)
        XCTAssertEqual(bench.exporter.batches, [["a", "b", "c"]])

        bench.timer.fire()
        bench.settle()
        XCTAssertEqual(bench.exporter.batches, [["a", "b", "c"], ["d"]])
    }

    func testAQueueFilledDuringAnExportLeavesInFullBatchesAndInOrder() {
        let gate = ExporterGate()
        let bench = BatchBench(.init(maxExportBatchSize: 3), exporter: .init(exportGate: gate))
        let names = (0..<14).map { "span \($0)" }
        bench.end(Array(names[..<3]))
        gate.waitUntilReached()
        bench.end(Array(names[3...]))
        gate.open()
        bench.settle(exports: 5)
        XCTAssertEqual(bench.exporter.batches.map(\.count), [3, 3, 3, 3])
        bench.processor.forceFlush()
        XCTAssertEqual(bench.exporter.batches.map(\.count), [3, 3, 3, 3, 2])
        XCTAssertEqual(bench.exporter.names, names)
    }

    func testTheSystemTimerEndsTheDelay() {
        let gate = ExporterGate()
        gate.open()
        let processor = BatchSpanProcessor(
            exporter: BatchTestExporter(exportGate: gate),
            configuration: .init(scheduleDelay: .milliseconds(1))
        )
        processor.onEnd(.named("a"))
        gate.waitUntilReached()
    }

    func testASpanOfATracerIsExportedByTheTracersFlush() {
        let bench = BatchBench()
        let tracer = OTelTracer(resource: Resource(serviceName: "shop"), processor: bench.processor)
        tracer.withSpan("send orders", context: .topLevel) { _ in }
        tracer.forceFlush()
        XCTAssertEqual(bench.exporter.names, ["send orders"])
    }

    // MARK: - The bound

    func testEndingSpansNeverWaitsForAHangingExporterAndTheQueueStaysBounded() {
        let gate = ExporterGate()
        let bench = BatchBench(.init(maxQueueSize: 10, maxExportBatchSize: 2), exporter: .init(exportGate: gate))
        let names = (0..<1012).map { "span \($0)" }
        bench.end(Array(names[..<2]))
        gate.waitUntilReached()
        bench.end(Array(names[2...]))
        XCTAssertEqual(bench.processor.droppedSpanCount, 1000)

        gate.open()
        bench.processor.forceFlush()
        XCTAssertEqual(bench.exporter.names, Array(names[..<12]))
        bench.end("room again")
        bench.processor.forceFlush()
        XCTAssertEqual(bench.exporter.names.last, "room again")
        XCTAssertEqual(bench.processor.droppedSpanCount, 1000)
    }

    func testDropsAreReportedInOneLineADelayAlthoughTheExporterHangs() {
        let gate = ExporterGate()
        let bench = BatchBench(.init(maxQueueSize: 1), exporter: .init(exportGate: gate))
        defer { gate.open() }
        bench.end("exported")
        gate.waitUntilReached()
        bench.end("kept", "dropped", "dropped", "dropped")
        XCTAssertEqual(bench.reports.lines, [])

        bench.timer.fire()
        XCTAssertEqual(
            bench.reports.lines,
            [
                "batch span processor: 3 spans dropped, because the queue was full (maxQueueSize 1); "
                    + "raise OTEL_BSP_MAX_QUEUE_SIZE, or see why the exporter is slow"
            ]
        )

        bench.timer.fire()
        XCTAssertEqual(bench.reports.lines.count, 1, "nothing was dropped since")
        bench.end("dropped")
        bench.timer.fire()
        XCTAssertEqual(bench.reports.lines.count, 2)
        XCTAssertTrue(bench.reports.lines[1].contains(": 1 span dropped"), bench.reports.lines[1])
    }

    func testWithoutADelayDropsAreReportedOnceASecond() {
        let gate = ExporterGate()
        let bench = BatchBench(.init(maxQueueSize: 1, scheduleDelay: .zero), exporter: .init(exportGate: gate))
        defer { gate.open() }
        bench.end("exported")
        gate.waitUntilReached()
        bench.timer.fire()
        bench.end("kept", "dropped", "dropped")
        XCTAssertEqual(bench.timer.delays, [.zero, .seconds(1)])
    }

    func testFlushAndShutdownReportTheDropsThatNobodyHasHeardOf() {
        let steps: [(String, @Sendable (BatchSpanProcessor) -> Void)] = [
            ("forceFlush", { $0.forceFlush() }), ("shutdown", { $0.shutdown() }),
        ]
        for (name, step) in steps {
            let gate = ExporterGate()
            let bench = BatchBench(.init(maxQueueSize: 1), exporter: .init(exportGate: gate))
            bench.end("exported")
            gate.waitUntilReached()
            bench.end("kept", "dropped", "dropped")
            gate.open()
            step(bench.processor)
            XCTAssertEqual(bench.reports.lines.count, 1, name)
            bench.timer.fire()
            XCTAssertEqual(bench.reports.lines.count, 1, "\(name): reported twice")
            XCTAssertTrue(bench.reports.lines.allSatisfy { $0.contains(": 2 spans dropped") }, name)
        }
    }

    // MARK: - Many threads

    func testExportsNeverOverlapAndEverySpanOfManyThreadsIsExportedOrCounted() {
        let (threads, spans) = (8, 500)
        let bench = BatchBench(.init(maxQueueSize: 64, maxExportBatchSize: 5))
        onThreads(threads) { thread in
            for number in 0..<spans {
                bench.end("\(thread) \(number)")
                if number.isMultiple(of: 50) {
                    bench.timer.fire()
                    bench.processor.forceFlush()
                }
            }
        }
        bench.processor.shutdown()

        let names = bench.exporter.names
        XCTAssertEqual(Set(names).count, names.count, "a span was exported twice")
        XCTAssertEqual(names.count + bench.processor.droppedSpanCount, threads * spans)
        XCTAssertFalse(names.isEmpty)
        XCTAssertEqual(bench.exporter.mostConcurrentExports, 1)
        XCTAssertLessThanOrEqual(bench.exporter.batches.map(\.count).max() ?? 0, 5)
        for thread in 0..<threads {
            let numbers = names.filter { $0.hasPrefix("\(thread) ") }.compactMap { Int($0.dropFirst(2)) }
            XCTAssertEqual(numbers, numbers.sorted(), "thread \(thread)'s spans lost their order")
        }
    }
}
