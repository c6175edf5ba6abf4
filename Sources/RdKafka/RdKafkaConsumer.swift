import Kafka

/// A consumer on librdkafka.
final class RdKafkaConsumer: KafkaConsumer {
    let groupID: String
    let clientID: String
    let loop: ConsumerLoop

    /// Held, because it holds the embedded cluster where the consumer is on one.
    private let broker: RdKafkaBroker

    init(_ configuration: KafkaConsumerConfiguration, on broker: RdKafkaBroker) throws(KafkaError) {
        try configuration.check()

        let settings = try broker.settings([
            "client.id": configuration.clientID,
            "group.id": configuration.groupID,
            "auto.offset.reset": configuration.autoOffsetReset.rawValue,
            // What is committed is the caller's decision alone.
            "enable.auto.commit": "false",
            "enable.auto.offset.store": "false",
            // What is read ahead for a caller that does not ask. The bytes are what matters: once a bound is met,
            // librdkafka looks again only a second later, so a small number of messages would make small ones slow.
            "queued.min.messages": "50000",
            "queued.max.messages.kbytes": "32768",
            "enable.partition.eof": String(configuration.stopsAtEnd),
            // As the Java client: a consumer may be there before its topic.
            "allow.auto.create.topics": "true",
        ])
        configuration.topics.forEach(broker.willUse)
        self.broker = broker
        self.groupID = configuration.groupID
        self.clientID = configuration.clientID
        self.loop = try ConsumerLoop(
            settings,
            topics: configuration.topics,
            stopsAtEnd: configuration.stopsAtEnd
        )
    }

    func waitForAssignment() async throws {
        try await loop.waitForAssignment()
    }

    func next() async throws -> KafkaConsumerMessage? {
        if let message = try loop.readAtHand() { return message }
        return try await loop.read(limit: 1, timeout: nil).first
    }

    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        guard maxMessages > 0 else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "poll was asked for \(maxMessages) messages. Ask for 1 or more."
            )
        }
        return try await loop.read(limit: maxMessages, timeout: timeout)
    }

    func commit(_ message: KafkaConsumerMessage) async throws {
        try await loop.commit(message)
    }

    func triggerGracefulShutdown() {
        loop.end()
    }

    func shutdown() async {
        await withCheckedContinuation { continuation in
            loop.close { continuation.resume() }
        }
    }

    /// Nobody can be reading any more. The loop lives until the group was left.
    deinit {
        loop.close {}
    }
}
