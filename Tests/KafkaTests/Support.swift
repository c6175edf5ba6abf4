import Kafka
import XCTest

extension KafkaProducerMessage {
    /// A message without a key.
    static func text(
        _ value: String,
        to topic: String = "orders",
        partition: KafkaPartition = .unassigned
    ) -> Self {
        Self(topic: topic, partition: partition, value: Array(value.utf8))
    }
}

extension KafkaConsumerMessage {
    /// The payload as text.
    var text: String { String(decoding: value ?? [], as: UTF8.self) }
}

extension KafkaPartition: ExpressibleByIntegerLiteral {
    /// Makes one from its number.
    public init(integerLiteral value: Int) { self.init(rawValue: value) }
}

extension KafkaOffset: ExpressibleByIntegerLiteral {
    /// Makes one from its number.
    public init(integerLiteral value: Int) { self.init(rawValue: value) }
}

extension KafkaBroker {
    /// A consumer of `topics`; it ends when it has read everything, unless told otherwise.
    func consumer(
        group: String = "billing",
        topics: [String] = ["orders"],
        reset: KafkaConsumerConfiguration.OffsetReset = .earliest,
        stopsAtEnd: Bool = true
    ) throws -> any KafkaConsumer {
        try makeConsumer(
            KafkaConsumerConfiguration(
                groupID: group,
                topics: topics,
                autoOffsetReset: reset,
                stopsAtEnd: stopsAtEnd
            )
        )
    }
}

extension KafkaConsumer {
    /// Everything that is there now.
    func pollAll() async throws -> [String] {
        try await poll(maxMessages: .max, timeout: .zero).map(\.text)
    }
}

extension InMemoryBroker {
    /// A broker with these records on partition 0, 1, … of `orders`.
    static func holding(_ partitions: [String]...) throws -> InMemoryBroker {
        let broker = InMemoryBroker(partitionsPerTopic: partitions.count)
        for (partition, texts) in partitions.enumerated() {
            for text in texts { try broker.append(.text(text, partition: KafkaPartition(rawValue: partition))) }
        }
        return broker
    }
}

/// Fails unless `body` throws a ``KafkaError`` of this kind whose text has every one of `words`.
func assertThrowsKafkaError(
    _ code: KafkaError.Code,
    naming words: [String] = [],
    file: StaticString = #filePath,
    line: UInt = #line,
    _ body: () async throws -> Void
) async {
    do {
        try await body()
        XCTFail("expected \(code), nothing was thrown", file: file, line: line)
    } catch let error as KafkaError {
        XCTAssertEqual(error.code, code, file: file, line: line)
        for word in words {
            XCTAssertTrue(error.reason.contains(word), "no \"\(word)\" in: \(error.reason)", file: file, line: line)
        }
    } catch {
        XCTFail("expected \(code), got \(error)", file: file, line: line)
    }
}

/// Fails unless `body` throws a `CancellationError`.
func assertThrowsCancellation(
    file: StaticString = #filePath,
    line: UInt = #line,
    _ body: () async throws -> Void
) async {
    do {
        try await body()
        XCTFail("expected a cancellation, nothing was thrown", file: file, line: line)
    } catch {
        XCTAssertTrue(error is CancellationError, "got \(error)", file: file, line: line)
    }
}
