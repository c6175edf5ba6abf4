/// The spans that wait in a ``BatchSpanProcessor``, and where it stands in its life. It only counts and decides; the
/// processor does what it returns.
struct BatchQueue {
    /// What the processor has to do after a span was added.
    struct Steps: OptionSet {
        let rawValue: Int

        /// Call ``delayPassed()`` after the schedule delay.
        static let startDelay = Steps(rawValue: 1)
        /// Export with ``takeFullBatch()``: a batch is full.
        static let exportFullBatch = Steps(rawValue: 2)
        /// Call ``dropReportDue()`` after a while.
        static let planDropReport = Steps(rawValue: 4)
    }

    /// What a shutdown that ran out of time leaves behind.
    struct Loss: Equatable {
        /// Spans that the exporter never got.
        let waiting: Int
        /// Spans of the export that has not returned.
        let exporting: Int
        /// Whether the exporter was already told to shut down.
        let exporterWasToldToShutDown: Bool
    }

    private enum Phase {
        case running
        case drainingForShutdown
        case shuttingExporterDown
        case closed
    }

    private let maxQueueSize: Int
    private let maxExportBatchSize: Int

    /// Each array is one export. All are full except the last, so that neither adding nor taking moves spans about.
    private var batches: [[SpanData]] = []
    private var waiting = 0
    private var exporting = 0
    /// All spans ever taken in. As they leave in order, a value of this counter marks a moment.
    private var accepted: UInt64 = 0
    private var phase = Phase.running

    private var isDelayRunning = false
    private var isFullExportPlanned = false
    private var isDropReportPlanned = false
    private var unreportedDrops = 0
    /// All spans dropped so far because the queue was full.
    private(set) var dropped = 0

    init(_ configuration: BatchSpanProcessor.Configuration) {
        maxQueueSize = configuration.maxQueueSize
        maxExportBatchSize = configuration.maxExportBatchSize
    }

    /// Whether the exporter may still be used.
    var isOpen: Bool { phase == .running || phase == .drainingForShutdown }

    // MARK: - Spans in

    mutating func add(_ span: SpanData) -> Steps {
        guard phase == .running else { return [] }
        guard waiting < maxQueueSize else { return drop() }

        if let last = batches.indices.last, batches[last].count < maxExportBatchSize {
            batches[last].append(span)
        } else {
            batches.append([span])
        }
        waiting += 1
        accepted += 1

        var steps: Steps = []
        if !isDelayRunning {
            isDelayRunning = true
            steps.insert(.startDelay)
        }
        if waiting >= maxExportBatchSize, !isFullExportPlanned {
            isFullExportPlanned = true
            steps.insert(.exportFullBatch)
        }
        return steps
    }

    private mutating func drop() -> Steps {
        dropped += 1
        unreportedDrops += 1
        if isDropReportPlanned { return [] }
        isDropReportPlanned = true
        return .planDropReport
    }

    // MARK: - Batches out

    /// The next batch, if it is full.
    mutating func takeFullBatch() -> [SpanData]? {
        waiting >= maxExportBatchSize ? takeBatch() : nil
    }

    /// The next batch, until all spans up to the moment `mark` have been taken.
    mutating func takeBatch(upTo mark: UInt64) -> [SpanData]? {
        accepted - UInt64(waiting) < mark ? takeBatch() : nil
    }

    private mutating func takeBatch() -> [SpanData]? {
        guard !batches.isEmpty else { return nil }
        let batch = batches.removeFirst()
        waiting -= batch.count
        exporting = batch.count
        return batch
    }

    /// The exporter has returned.
    mutating func batchExported() {
        exporting = 0
    }

    /// An export for ``Steps/exportFullBatch`` is over. Returns whether the next batch is full as well.
    mutating func fullExportEnded() -> Bool {
        isFullExportPlanned = waiting >= maxExportBatchSize
        return isFullExportPlanned
    }

    /// The schedule delay is over. Returns the mark up to which to export, or nil when nothing waits.
    mutating func delayPassed() -> UInt64? {
        isDelayRunning = false
        return waiting > 0 ? accepted : nil
    }

    // MARK: - Drops

    /// The number of drops to report now; drops from now on need a new report.
    mutating func dropReportDue() -> Int {
        isDropReportPlanned = false
        return takeUnreportedDrops()
    }

    /// The number of drops not reported yet, which counts as reported from now on.
    mutating func takeUnreportedDrops() -> Int {
        defer { unreportedDrops = 0 }
        return unreportedDrops
    }

    // MARK: - Flush and shutdown

    /// The mark up to which a flush exports, or nil when everything is over.
    func flushMark() -> UInt64? {
        phase == .closed ? nil : accepted
    }

    /// How many of the spans up to `mark` have not been exported.
    func unexported(upTo mark: UInt64) -> Int {
        let exported = accepted - UInt64(waiting) - UInt64(exporting)
        return mark > exported ? Int(mark - exported) : 0
    }

    /// Begins the shutdown, from which on no span is taken in. Returns the mark up to which to export; nil for all calls
    /// but the first.
    mutating func beginShutdown() -> UInt64? {
        guard phase == .running else { return nil }
        phase = .drainingForShutdown
        return accepted
    }

    /// Everything is exported. Returns whether to shut the exporter down, which is false when ``giveUp()`` was first.
    mutating func beginExporterShutdown() -> Bool {
        guard phase == .drainingForShutdown else { return false }
        phase = .shuttingExporterDown
        return true
    }

    /// The exporter is shut down. Returns false when ``giveUp()`` was first.
    mutating func endShutdown() -> Bool {
        guard phase == .shuttingExporterDown else { return false }
        phase = .closed
        return true
    }

    /// Ends a shutdown that takes too long. Returns what is lost, or nil when the shutdown ended in time after all.
    mutating func giveUp() -> Loss? {
        guard phase != .closed else { return nil }
        let loss = Loss(
            waiting: waiting,
            exporting: exporting,
            exporterWasToldToShutDown: phase == .shuttingExporterDown
        )
        phase = .closed
        batches.removeAll()
        waiting = 0
        return loss
    }
}
