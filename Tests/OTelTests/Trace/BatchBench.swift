import Foundation
import Synchronization
import TestSupport
import XCTest

@testable import OTel

/// A batch processor with a timer fired by hand, an exporter that keeps a record, and the lines that were reported.
struct BatchBench {
    let timer = ManualBatchTimer()
    let exporter: BatchTestExporter
    let reports = Reports()
    let processor: BatchSpanProcessor

    init(_ configuration: BatchSpanProcessor.Configuration = .init(), exporter: BatchTestExporter = .init()) {
        self.exporter = exporter
        processor = BatchSpanProcessor(
            exporter: exporter,
            configuration: configuration,
            timer: timer,
            reporter: { [reports] in reports.add($0) }
        )
    }

    func end(_ names: String...) {
        end(names)
    }

    func end(_ names: [String]) {
        for name in names {
            processor.onEnd(.named(name))
        }
    }

    /// Returns when the export thread has done all that it was asked to do, `exports` batches in a row included.
    func settle(exports: Int = 1) {
        for _ in 0..<exports {
            processor.exportQueue.sync {}
        }
    }
}

/// Runs `body` on `count` threads at the same time, and returns when all are done. `concurrentPerform` would run it in
/// turn on a machine with one core.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let running = DispatchGroup()
    for number in 0..<count {
        running.enter()
        Thread.detachNewThread {
            body(number)
            running.leave()
        }
    }
    running.wait()
}

/// Lines, from any thread.
final class Reports: Sendable {
    private let all = Mutex<[String]>([])

    var lines: [String] { all.withLock { $0 } }

    func add(_ line: String) {
        all.withLock { $0.append(line) }
    }
}

/// Holds whoever reaches it until it is opened.
final class ExporterGate: Sendable {
    private let reached = DispatchSemaphore(value: 0)
    private let opened = DispatchSemaphore(value: 0)

    func pass() {
        reached.signal()
        opened.wait()
        opened.signal()
    }

    func open() {
        opened.signal()
    }

    func waitUntilReached(file: StaticString = #filePath, line: UInt = #line) {
        XCTAssertEqual(reached.wait(timeout: .now() + 60), .success, "nobody came", file: file, line: line)
    }
}

/// Writes down each call when it ends, and can be held in each.
final class BatchTestExporter: SpanExporter {
    enum Call: Equatable {
        case export([String])
        case forceFlush
        case shutdown
    }

    private struct Record {
        var calls: [Call] = []
        var running = 0
        var mostRunning = 0
    }

    private let record = Mutex(Record())
    private let exportGate: ExporterGate?
    private let flushGate: ExporterGate?
    private let shutdownGate: ExporterGate?

    init(exportGate: ExporterGate? = nil, flushGate: ExporterGate? = nil, shutdownGate: ExporterGate? = nil) {
        self.exportGate = exportGate
        self.flushGate = flushGate
        self.shutdownGate = shutdownGate
    }

    var calls: [Call] { record.withLock { $0.calls } }
    var batches: [[String]] { calls.compactMap { if case .export(let names) = $0 { names } else { nil } } }
    var names: [String] { batches.flatMap { $0 } }
    var mostConcurrentExports: Int { record.withLock { $0.mostRunning } }

    func export(_ spans: [SpanData]) {
        record.withLock { record in
            record.running += 1
            record.mostRunning = max(record.mostRunning, record.running)
        }
        exportGate?.pass()
        record.withLock { record in
            record.running -= 1
            record.calls.append(.export(spans.map(\.name)))
        }
    }

    func forceFlush() {
        flushGate?.pass()
        record.withLock { $0.calls.append(.forceFlush) }
    }

    func shutdown() {
        // Before the gate, since tests look for it while the gate is shut.
        record.withLock { $0.calls.append(.shutdown) }
        shutdownGate?.pass()
    }
}

extension SpanData {
    static func named(_ name: String) -> SpanData {
        SpanData(
            context: SpanContext(traceID: TraceID(high: 0, low: 1), spanID: SpanID(1), traceFlags: .sampled),
            parent: nil,
            name: name,
            kind: .internal,
            startTime: 1,
            endTime: 2,
            resource: Resource(serviceName: "shop")
        )
    }
}
