import Kafka

extension RecordStream {
    /// Runs the job until the consumer ends: collects the records of each key in tumbling windows, and lets `aggregator` put
    /// out what came of a window as soon as the watermark has passed it. Windows that close together do so in the order of
    /// their ends, then of their keys' bytes; records with a null key are a group of their own.
    ///
    /// Each partition has its own watermark and windows, as a Kafka Streams task has: a key belongs to one partition.
    ///
    /// State is in memory, and offsets stand for it. The job commits up to where no window reaches across: every window
    /// before is put out, and every window behind begins behind. After a restart whole windows come again, and none in part
    /// (at least once). The watermark begins anew then, so a record that was late may open a window of its own.
    ///
    /// - Parameters:
    ///   - aggregator: what to do with the records of a window.
    ///   - windows: the windows.
    ///   - outOfOrderness: how long after a later event an earlier one may still arrive: the watermark's distance from the
    ///     latest event.
    ///   - producer: where ``Collector/collect(_:)`` sends to.
    ///   - closesWindowsAtEnd: whether the end of the input closes the windows that are still open. Otherwise their records
    ///     stay uncommitted, to be read again.
    /// - Throws: ``StreamError``, and what the operators, the aggregator, the consumer and the producer throw.
    public func aggregate<Aggregator: WindowAggregator>(
        _ aggregator: Aggregator,
        over windows: TumblingWindows,
        outOfOrderness: Duration = .zero,
        through producer: any KafkaProducer,
        closesWindowsAtEnd: Bool = false
    ) async throws {
        let fresh = WindowTask(
            aggregator: aggregator,
            windows: windows,
            watermark: try Watermark(outOfOrderness: outOfOrderness),
            output: Collector(producer: producer),
            consumer: consumer
        )
        var tasks: [Source: WindowTask<Aggregator>] = [:]
        while let message = try await consumer.next() {
            let source = Source(topic: message.topic, partition: message.partition)
            let record = try await record(of: message)
            // Taken out of the dictionary while it changes, so that its state is not copied.
            var task = tasks.removeValue(forKey: source) ?? fresh
            try await task.process(record, of: message)
            tasks[source] = task
        }
        guard closesWindowsAtEnd else { return }
        for source in tasks.keys.sorted() {
            try await tasks[source]?.finish()
        }
    }
}

/// A partition of a topic.
private struct Source: Hashable, Comparable {
    let topic: String
    let partition: KafkaPartition

    static func < (lhs: Source, rhs: Source) -> Bool {
        (lhs.topic, lhs.partition) < (rhs.topic, rhs.partition)
    }
}
