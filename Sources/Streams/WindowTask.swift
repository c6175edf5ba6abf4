import Kafka

/// The windowed work on one partition: its watermark, its open windows, and what of it can be committed.
struct WindowTask<Aggregator: WindowAggregator> {
    private let aggregator: Aggregator
    private let windows: TumblingWindows
    private let output: Collector
    private let consumer: any KafkaConsumer
    private var watermark: Watermark
    private var open = OpenWindows<Aggregator.State>()
    private var commits = CommitQueue()

    init(
        aggregator: Aggregator,
        windows: TumblingWindows,
        watermark: Watermark,
        output: Collector,
        consumer: any KafkaConsumer
    ) {
        self.aggregator = aggregator
        self.windows = windows
        self.watermark = watermark
        self.output = output
        self.consumer = consumer
    }

    /// Works on one message, and closes the windows that it shows to be over.
    ///
    /// - Parameters:
    ///   - record: what the operators made of `message`; nil when they left it out.
    ///   - message: the message as it was read.
    mutating func process(_ record: StreamRecord?, of message: KafkaConsumerMessage) async throws {
        guard let record else { return try await commit(after: message, in: nil) }
        let window = try windows.window(containing: record.timestamp)
        guard !watermark.isPast(window) else {
            try await aggregator.late(record, from: RecordMetadata(message), for: window, output: output)
            return try await commit(after: message, in: nil)
        }
        let slot = WindowSlot(window: window, key: record.key)
        try open.update(slot, initial: aggregator.makeState) { [aggregator] state in
            try aggregator.add(record, from: RecordMetadata(message), to: &state)
        }
        commits.append(message, in: slot)
        watermark.observe(record.timestamp)
        try await closeWindows()
    }

    /// Closes all windows: no message is to come.
    mutating func finish() async throws {
        watermark.finish()
        try await closeWindows()
    }

    private mutating func closeWindows() async throws {
        for (slot, state) in open.removeAll(ifPast: watermark) {
            try await aggregator.close(slot.window, key: slot.key, state: state, output: output)
            commits.close(slot)
            try await commitWhatIsDone()
        }
    }

    private mutating func commit(after message: KafkaConsumerMessage, in slot: WindowSlot?) async throws {
        commits.append(message, in: slot)
        try await commitWhatIsDone()
    }

    private mutating func commitWhatIsDone() async throws {
        if let message = commits.takeDone() {
            try await consumer.commit(message)
        }
    }
}
