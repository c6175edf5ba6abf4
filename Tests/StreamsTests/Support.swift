import Kafka
import Streams
import Synchronization
import XCTest

/// A job's topics and group on a broker of its own. Records hold their event time as decimal text.
struct StreamBench: Sendable {
    struct NoTime: Error {}

    let broker = InMemoryBroker(partitionsPerTopic: 1, now: { 0 })
    /// The late records.
    let log = StreamLog()

    /// Puts a record with this event time on the topic `in`.
    func stage(
        _ time: Int64,
        key: String? = "a",
        partition: Int = 0,
        headers: [KafkaHeader] = []
    ) throws {
        try broker.append(
            KafkaProducerMessage(
                topic: "in",
                partition: KafkaPartition(rawValue: partition),
                headers: headers,
                key: key.map { Array($0.utf8) },
                value: Array(String(time).utf8)
            )
        )
    }

    /// A new member of the job's group, which reads what is there.
    func stream() throws -> (stream: RecordStream, consumer: any KafkaConsumer) {
        let consumer = try broker.makeConsumer(
            KafkaConsumerConfiguration(groupID: "job", topics: ["in"], stopsAtEnd: true)
        )
        return (stream(of: consumer), consumer)
    }

    /// A stream of what `consumer` reads.
    func stream(of consumer: any KafkaConsumer) -> RecordStream {
        RecordStream(from: consumer) { message in
            guard let time = message.value.flatMap({ Int64(String(decoding: $0, as: UTF8.self)) }) else {
                throw NoTime()
            }
            return time
        }
    }

    /// Runs a windowed job over what is there, as after a restart, and shuts its consumer down.
    func aggregate(size: Int64 = 10, outOfOrderness: Int64 = 0, closesWindowsAtEnd: Bool = false) async throws {
        let (stream, consumer) = try stream()
        let producer = try broker.makeProducer(KafkaProducerConfiguration())
        do {
            try await stream.aggregate(
                WindowRecorder(log: log),
                over: try TumblingWindows(size: .milliseconds(size)),
                outOfOrderness: .milliseconds(outOfOrderness),
                through: producer,
                closesWindowsAtEnd: closesWindowsAtEnd
            )
        } catch {
            await consumer.shutdown()
            throw error
        }
        await consumer.shutdown()
    }

    var committed: Int? { broker.committedOffset(group: "job", topic: "in")?.rawValue }

    /// The values on the topic `out`.
    var output: [String] { broker.records(in: "out").map { String(decoding: $0.value ?? [], as: UTF8.self) } }
}

/// A consumer that notes what is committed.
struct CountingConsumer: KafkaConsumer {
    let consumer: any KafkaConsumer
    private let log = StreamLog()

    init(consumer: any KafkaConsumer) {
        self.consumer = consumer
    }

    /// The offsets of the messages that were committed.
    var committed: [Int] { log.entries.compactMap { Int($0) } }

    var groupID: String { consumer.groupID }
    var clientID: String { consumer.clientID }

    func waitForAssignment() async throws { try await consumer.waitForAssignment() }
    func next() async throws -> KafkaConsumerMessage? { try await consumer.next() }
    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
    }
    func commit(_ message: KafkaConsumerMessage) async throws {
        log.note(message.offset.description)
        try await consumer.commit(message)
    }
    func triggerGracefulShutdown() { consumer.triggerGracefulShutdown() }
    func shutdown() async { await consumer.shutdown() }
}

/// What happened, in its order.
final class StreamLog: Sendable {
    private let noted = Mutex<[String]>([])

    var entries: [String] { noted.withLock { $0 } }

    func note(_ entry: String) {
        noted.withLock { $0.append(entry) }
    }
}

/// Puts out `key[start,end): offsets` for each window.
struct WindowRecorder: WindowAggregator {
    let log: StreamLog

    func makeState() -> [Int] { [] }

    func add(_ record: StreamRecord, from metadata: RecordMetadata, to state: inout [Int]) {
        state.append(metadata.offset.rawValue)
    }

    func close(_ window: TimeWindow, key: [UInt8]?, state: [Int], output: Collector) async throws {
        let name = key.map { String(decoding: $0, as: UTF8.self) } ?? "null"
        let offsets = state.map(String.init).joined(separator: " ")
        let value = "\(name)[\(window.start),\(window.end)): \(offsets)"
        try await output.collect(KafkaProducerMessage(topic: "out", key: key, value: Array(value.utf8)))
    }

    func late(
        _ record: StreamRecord,
        from metadata: RecordMetadata,
        for window: TimeWindow,
        output: Collector
    ) {
        log.note("\(metadata.offset) for [\(window.start),\(window.end))")
    }
}

/// Fails the test unless `body` throws an error equal to `expected`.
func assertThrows<E: Error & Equatable>(
    _ expected: E,
    line: UInt = #line,
    _ body: () async throws -> Void
) async {
    do {
        try await body()
        XCTFail("nothing was thrown", line: line)
    } catch {
        XCTAssertEqual(error as? E, expected, "\(error)", line: line)
    }
}
