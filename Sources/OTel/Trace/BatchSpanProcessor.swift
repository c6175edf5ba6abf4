import Dispatch
import Synchronization

/// Collects finished spans, and exports many at a time on a thread of its own (OpenTelemetry specification, "Tracing
/// SDK", Batching processor). What a service wants: ending a span costs it an entry in a queue, whatever the exporter
/// does.
///
/// An export begins when a batch is full, when the schedule delay has passed since a span came, and when somebody
/// flushes. Exports never overlap. All methods may be called from any thread. Call ``shutdown()`` before the program
/// ends, or what waits is lost.
public final class BatchSpanProcessor: SpanProcessor {
    private let exporter: any SpanExporter
    private let configuration: Configuration
    private let timer: any BatchTimer
    private let reporter: @Sendable (String) -> Void
    private let queue: Mutex<BatchQueue>
    private let shutdownEnded = DispatchGroup()

    /// Serial, so that exports never overlap. libdispatch gives a serial queue a thread even when all threads of the
    /// shared pool are busy.
    let exportQueue = DispatchQueue(label: "batch-span-processor")

    /// Makes a processor.
    ///
    /// - Parameters:
    ///   - exporter: gets the batches.
    ///   - configuration: sizes and times; its problems are reported.
    ///   - timer: measures the delays.
    ///   - reporter: gets one line for each thing that people must know, a span dropped or a shutdown given up. It is
    ///     called on any thread, and never while a span ends.
    public init(
        exporter: any SpanExporter,
        configuration: Configuration = Configuration(),
        timer: any BatchTimer = SystemBatchTimer(),
        reporter: @escaping @Sendable (String) -> Void = StandardError.warn
    ) {
        self.exporter = exporter
        self.configuration = configuration
        self.timer = timer
        self.reporter = reporter
        self.queue = Mutex(BatchQueue(configuration))
        for problem in configuration.problems {
            reporter("batch span processor: \(problem)")
        }
    }

    /// How many spans were dropped so far because the queue was full.
    public var droppedSpanCount: Int { queue.withLock { $0.dropped } }

    /// Queues the span, and returns at once. When the queue is full the span is dropped and counted; after a shutdown it
    /// is ignored.
    public func onEnd(_ span: SpanData) {
        let steps = queue.withLock { $0.add(span) }
        if steps.contains(.startDelay) {
            timer.schedule(after: configuration.scheduleDelay) { self.delayPassed() }
        }
        if steps.contains(.exportFullBatch) {
            exportQueue.async { self.exportFullBatch() }
        }
        if steps.contains(.planDropReport) {
            timer.schedule(after: configuration.dropReportInterval) {
                self.report(drops: self.queue.withLock { $0.dropReportDue() })
            }
        }
    }

    /// Returns when all spans that ended before the call are exported and the exporter is flushed, or when the export
    /// timeout has passed, which it reports; the spans stay in the queue then.
    public func forceFlush() {
        guard let mark = queue.withLock({ $0.flushMark() }) else { return }
        let flushed = DispatchSemaphore(value: 0)
        exportQueue.async {
            self.export(upTo: mark)
            if self.queue.withLock({ $0.isOpen }) {
                self.exporter.forceFlush()
            }
            flushed.signal()
        }
        if flushed.wait(timeout: .now(plus: configuration.waitLimit)) == .timedOut {
            let unexported = queue.withLock { $0.unexported(upTo: mark) }
            report(flushGivenUpWith: unexported, after: configuration.waitLimit)
        }
        report(drops: queue.withLock { $0.takeUnreportedDrops() })
    }

    /// Exports all spans that have ended, and shuts the exporter down. Spans that end later are ignored.
    ///
    /// When the exporter takes longer than the export timeout, this returns all the same and reports how many spans
    /// are lost. A further call returns when the first one does.
    public func shutdown() {
        let mark = queue.withLock { queue in
            let mark = queue.beginShutdown()
            if mark != nil {
                shutdownEnded.enter()
            }
            return mark
        }
        guard let mark else {
            shutdownEnded.wait()
            return
        }

        exportQueue.async {
            self.export(upTo: mark)
            guard self.queue.withLock({ $0.beginExporterShutdown() }) else { return }
            self.exporter.shutdown()
            if self.queue.withLock({ $0.endShutdown() }) {
                self.shutdownEnded.leave()
            }
        }
        if shutdownEnded.wait(timeout: .now(plus: configuration.waitLimit)) == .timedOut {
            giveUpShutdown()
        }
        report(drops: queue.withLock { $0.takeUnreportedDrops() })
    }

    private func giveUpShutdown() {
        guard let loss = queue.withLock({ $0.giveUp() }) else { return }
        if !loss.exporterWasToldToShutDown {
            // It may end the export that hangs. On a thread of its own, as it may hang as well.
            DispatchQueue(label: "batch-span-processor-shutdown").async { self.exporter.shutdown() }
        }
        report(loss: loss, after: configuration.waitLimit)
        shutdownEnded.leave()
    }

    // MARK: - Exporting

    private func delayPassed() {
        guard let mark = queue.withLock({ $0.delayPassed() }) else { return }
        exportQueue.async { self.export(upTo: mark) }
    }

    /// Exports one full batch. The next one queues up again, so that a flush gets its turn however fast spans come.
    private func exportFullBatch() {
        if let batch = queue.withLock({ $0.takeFullBatch() }) {
            export(batch)
        }
        if queue.withLock({ $0.fullExportEnded() }) {
            exportQueue.async { self.exportFullBatch() }
        }
    }

    private func export(upTo mark: UInt64) {
        while let batch = queue.withLock({ $0.takeBatch(upTo: mark) }) {
            export(batch)
        }
    }

    private func export(_ batch: [SpanData]) {
        exporter.export(batch)
        queue.withLock { $0.batchExported() }
    }

    // MARK: - Reporting

    private func report(drops: Int) {
        guard drops > 0 else { return }
        reporter(
            "batch span processor: \(Self.spans(drops)) dropped, because the queue was full (maxQueueSize "
                + "\(configuration.maxQueueSize)); raise OTEL_BSP_MAX_QUEUE_SIZE, or see why the exporter is slow"
        )
    }

    private func report(flushGivenUpWith unexported: Int, after limit: Duration) {
        reporter(
            "batch span processor: the exporter did not finish within \(limit) (exportTimeout), and forceFlush returns "
                + "with \(Self.spans(unexported)) not exported yet; see why the exporter is slow"
        )
    }

    private func report(loss: BatchQueue.Loss, after limit: Duration) {
        reporter(
            "batch span processor: the exporter did not finish within \(limit) (exportTimeout), and shutdown returns: "
                + "\(Self.spans(loss.waiting)) lost, \(Self.spans(loss.exporting)) handed over without an answer; see "
                + "why the exporter is slow"
        )
    }

    private static func spans(_ count: Int) -> String {
        count == 1 ? "1 span" : "\(count) spans"
    }
}
