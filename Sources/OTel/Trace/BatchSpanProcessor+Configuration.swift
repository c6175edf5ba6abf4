extension BatchSpanProcessor {
    /// How much a ``BatchSpanProcessor`` holds, and how long it waits (OpenTelemetry specification, "Tracing SDK",
    /// Batching processor; the variables `OTEL_BSP_*` carry the same settings).
    ///
    /// A value that makes no sense is replaced, and ``problems`` says by what; the processor reports them. Telemetry
    /// must not fail the program, so nothing here throws.
    public struct Configuration: Sendable, Equatable {
        /// How many spans wait at most. A span that ends when so many are waiting is dropped and counted.
        public let maxQueueSize: Int

        /// How long a span waits at most until its export begins. Zero: as soon as possible.
        public let scheduleDelay: Duration

        /// How long ``BatchSpanProcessor/forceFlush()`` and ``BatchSpanProcessor/shutdown()`` wait at most for the
        /// exporter. Zero: without limit.
        public let exportTimeout: Duration

        /// How many spans one export gets at most. When so many wait, they are exported at once.
        public let maxExportBatchSize: Int

        /// One sentence for each value that was replaced: what it was, what is allowed, and what is used.
        public let problems: [String]

        /// Makes a configuration. A bad size or time is replaced by its default, and a batch size greater than the
        /// queue, which the specification forbids, by the size of the queue.
        ///
        /// - Parameters:
        ///   - maxQueueSize: in spans, at least 1.
        ///   - scheduleDelay: zero or more.
        ///   - exportTimeout: zero or more.
        ///   - maxExportBatchSize: in spans, from 1 to `maxQueueSize`. Nil: 512, or `maxQueueSize` where that is less.
        public init(
            maxQueueSize: Int = 2048,
            scheduleDelay: Duration = .milliseconds(5000),
            exportTimeout: Duration = .milliseconds(30000),
            maxExportBatchSize: Int? = nil
        ) {
            var problems: [String] = []

            func checked<Value>(_ name: String, _ value: Value, isGood: Bool, allowed: String, default: Value) -> Value
            {
                if isGood { return value }
                problems.append("\(name) is \(value); it must be \(allowed), so \(`default`) is used")
                return `default`
            }

            let queueSize = checked(
                "maxQueueSize",
                maxQueueSize,
                isGood: maxQueueSize >= 1,
                allowed: "at least 1",
                default: 2048
            )
            self.maxQueueSize = queueSize
            self.scheduleDelay = checked(
                "scheduleDelay",
                scheduleDelay,
                isGood: scheduleDelay >= .zero,
                allowed: "zero or more",
                default: .milliseconds(5000)
            )
            self.exportTimeout = checked(
                "exportTimeout",
                exportTimeout,
                isGood: exportTimeout >= .zero,
                allowed: "zero (no limit) or more",
                default: .milliseconds(30000)
            )

            let usualBatchSize = min(512, queueSize)
            let batchSize = checked(
                "maxExportBatchSize",
                maxExportBatchSize ?? usualBatchSize,
                isGood: maxExportBatchSize ?? usualBatchSize >= 1,
                allowed: "at least 1",
                default: usualBatchSize
            )
            self.maxExportBatchSize = min(batchSize, queueSize)
            if batchSize > queueSize {
                problems.append(
                    "maxExportBatchSize is \(batchSize); it must not be greater than maxQueueSize, which is "
                        + "\(queueSize), so \(queueSize) is used; lower the one or raise the other"
                )
            }
            self.problems = problems
        }

        /// ``exportTimeout`` as something to wait for: without limit is the longest time there is.
        var waitLimit: Duration { exportTimeout == .zero ? .longestWait : exportTimeout }

        /// At most one line about dropped spans in this time, however short ``scheduleDelay`` is.
        var dropReportInterval: Duration { max(scheduleDelay, .seconds(1)) }
    }
}
