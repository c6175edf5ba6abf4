/// What a job does with the records of a window. There is a ``State`` for each key and window, and it lives as long as the
/// window is open.
public protocol WindowAggregator: Sendable {
    /// What is remembered of a window's records until the window closes.
    associatedtype State: Sendable

    /// The state of a window that got no record yet (Kafka Streams' `Initializer`).
    func makeState() -> State

    /// Adds a record to its window (Kafka Streams' `Aggregator`).
    func add(_ record: StreamRecord, from metadata: RecordMetadata, to state: inout State) throws

    /// Puts out what came of a window: the watermark has passed it, and no record can be added any more. Afterwards the
    /// state is gone. An error ends the job, and the window's records are read again when it is started anew.
    func close(_ window: TimeWindow, key: [UInt8]?, state: State, output: Collector) async throws

    /// Handles a record whose window has closed already (Flink's side output of late data). It is in no state.
    func late(
        _ record: StreamRecord,
        from metadata: RecordMetadata,
        for window: TimeWindow,
        output: Collector
    ) async throws
}
