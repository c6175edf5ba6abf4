import Kafka

/// A job over the records of a consumer: operators one behind the other, and a sink. It reads, works and commits in one
/// task, in the order in which the consumer hands out the records, and looks at no clock: the same records in the same order
/// have the same result. It knows nothing of tracing; a record's headers are what the operators make of them.
public struct RecordStream: Sendable {
    /// Reads a record's event time, in milliseconds since the Unix epoch (Kafka Streams' `TimestampExtractor`).
    public typealias TimestampExtractor = @Sendable (KafkaConsumerMessage) throws -> Int64

    typealias Operator = @Sendable (StreamRecord) async throws -> StreamRecord?

    let consumer: any KafkaConsumer
    private let timestamp: TimestampExtractor
    private var operators: [Operator] = []

    /// A stream of what `consumer` receives.
    public init(from consumer: any KafkaConsumer, timestamp: @escaping TimestampExtractor) {
        self.consumer = consumer
        self.timestamp = timestamp
    }

    /// The records for which `isIncluded` is true, as they are.
    public func filter(_ isIncluded: @escaping @Sendable (StreamRecord) async throws -> Bool) -> RecordStream {
        appending { try await isIncluded($0) ? $0 : nil }
    }

    /// What `transform` makes of each record. The record that it returns goes on as it is: with the headers that it has.
    public func map(_ transform: @escaping @Sendable (StreamRecord) async throws -> StreamRecord) -> RecordStream {
        appending(transform)
    }

    private func appending(_ next: @escaping Operator) -> RecordStream {
        var stream = self
        stream.operators.append(next)
        return stream
    }

    /// The record that the operators make of `message`, or nil when one of them left it out.
    func record(of message: KafkaConsumerMessage) async throws -> StreamRecord? {
        var record = StreamRecord(
            key: message.key,
            value: message.value,
            timestamp: try timestamp(message),
            headers: message.headers
        )
        for transform in operators {
            guard let next = try await transform(record) else { return nil }
            record = next
        }
        return record
    }
}

// MARK: - A sink without state

extension RecordStream {
    /// Runs the job until the consumer ends: sends each record to `topic`, with its headers, and commits it once the broker
    /// has acknowledged it. After a restart it may be sent again (at least once).
    ///
    /// - Throws: what the operators, the consumer and the producer throw. The record at hand is not committed then.
    public func send(to topic: String, through producer: any KafkaProducer) async throws {
        while let message = try await consumer.next() {
            if let record = try await record(of: message) {
                try await producer.sendAndAwait(
                    KafkaProducerMessage(topic: topic, headers: record.headers, key: record.key, value: record.value)
                )
            }
            try await consumer.commit(message)
        }
    }
}
