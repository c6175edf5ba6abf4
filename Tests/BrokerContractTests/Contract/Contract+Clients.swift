import Kafka
import Synchronization

/// Topics, groups and clients that no other case uses.
extension Contract {
    private static let names = Mutex(0)

    /// Apache Kafka keeps the topics of earlier runs.
    private static let run = String(UInt32.random(in: 0...UInt32.max), radix: 16)

    func uniqueName(_ prefix: String) -> String {
        let number = Self.names.withLock { count in
            count += 1
            return count
        }
        return "\(prefix)-\(Self.run)-\(number)"
    }

    func makeTopic(partitions: Int = 1) async throws -> String {
        let topic = uniqueName("topic")
        try await broker.createTopic(topic, partitions: partitions)
        return topic
    }

    /// A consumer's configuration, with a group of its own unless one is given.
    func reading(
        _ topics: String...,
        group: String? = nil,
        from reset: KafkaConsumerConfiguration.OffsetReset = .earliest,
        stopsAtEnd: Bool = false
    ) -> KafkaConsumerConfiguration {
        KafkaConsumerConfiguration(
            groupID: group ?? uniqueName("group"),
            topics: topics,
            autoOffsetReset: reset,
            stopsAtEnd: stopsAtEnd
        )
    }

    /// Opens a producer, lends it, and shuts it down.
    func withProducer<Result>(_ body: (any KafkaProducer) async throws -> Result) async throws -> Result {
        let producer = try broker.makeProducer(KafkaProducerConfiguration(deliveryTimeout: .seconds(30)))
        do {
            let result = try await body(producer)
            await producer.shutdown()
            return result
        } catch {
            await producer.shutdown()
            throw error
        }
    }

    /// Opens a consumer, lends it, and shuts it down.
    func withConsumer<Result>(
        _ configuration: KafkaConsumerConfiguration,
        _ body: (any KafkaConsumer) async throws -> Result
    ) async throws -> Result {
        let consumer = try broker.makeConsumer(configuration)
        do {
            let result = try await body(consumer)
            await consumer.shutdown()
            return result
        } catch {
            await consumer.shutdown()
            throw error
        }
    }

    /// Sends the messages one after another.
    @discardableResult
    func send(_ messages: [KafkaProducerMessage]) async throws -> [KafkaAcknowledgedMessage] {
        try await withProducer { producer in
            var acknowledged: [KafkaAcknowledgedMessage] = []
            for message in messages {
                try await producer.sendAndAwait(message).acknowledged.map { acknowledged.append($0) }
            }
            return acknowledged
        }
    }

    /// Sends these texts to partition 0, one after another.
    @discardableResult
    func send(_ texts: [String], to topic: String) async throws -> [KafkaAcknowledgedMessage] {
        try await send(texts.map { .text($0, to: topic) })
    }

    /// Reads with a member of its own up to the end of all partitions.
    func readToEnd(_ configuration: KafkaConsumerConfiguration) async throws -> [KafkaConsumerMessage] {
        var configuration = configuration
        configuration.stopsAtEnd = true
        return try await withConsumer(configuration) { consumer in
            var messages: [KafkaConsumerMessage] = []
            for try await message in consumer.messages { messages.append(message) }
            return messages
        }
    }

    /// Reads this many messages. The case ends when the consumer has fewer.
    func read(
        _ count: Int,
        from consumer: any KafkaConsumer,
        file: StaticString = #filePath,
        line: UInt = #line
    ) async throws -> [KafkaConsumerMessage] {
        var messages: [KafkaConsumerMessage] = []
        while messages.count < count {
            messages.append(try required(try await consumer.next(), file: file, line: line))
        }
        return messages
    }
}

extension KafkaProducerMessage {
    /// A message without a key.
    static func text(_ value: String, to topic: String, partition: Int = 0) -> Self {
        Self(topic: topic, partition: KafkaPartition(rawValue: partition), value: Array(value.utf8))
    }
}

extension KafkaConsumerMessage {
    /// The payload as text.
    var text: String { String(decoding: value ?? [], as: UTF8.self) }
}

extension KafkaDeliveryReport {
    /// Where the message was written, or nil when it was not.
    var acknowledged: KafkaAcknowledgedMessage? {
        if case .acknowledged(let message) = status { message } else { nil }
    }
}
