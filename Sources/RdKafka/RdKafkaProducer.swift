import Kafka

/// A producer on librdkafka.
final class RdKafkaProducer: KafkaProducer {
    let clientID: String
    let loop: ProducerLoop

    /// Held, because it holds the embedded cluster where the producer is on one.
    private let broker: RdKafkaBroker

    init(_ configuration: KafkaProducerConfiguration, on broker: RdKafkaBroker) throws(KafkaError) {
        let settings = try broker.settings([
            "client.id": configuration.clientID,
            "acks": "all",
            "enable.idempotence": "true",
            "linger.ms": "0",
            // Senders are suspended beyond that. librdkafka's own bounds are 100,000 messages and 1 GiB.
            "queue.buffering.max.messages": "10000",
            "queue.buffering.max.kbytes": "32768",
            "message.timeout.ms": String(configuration.deliveryTimeout.milliseconds),
            // The Java client's: librdkafka's own default puts keys on other partitions.
            "partitioner": "murmur2_random",
        ])
        self.clientID = configuration.clientID
        self.broker = broker
        self.loop = try ProducerLoop(
            settings,
            clientID: configuration.clientID,
            deliveryTimeout: configuration.deliveryTimeout,
            report: broker.report
        )
    }

    func sendAndAwait(_ message: KafkaProducerMessage) async throws -> KafkaDeliveryReport {
        try TopicName.check(message.topic)
        try Task.checkCancellation()
        broker.willUse(message.topic)
        try await loop.prepare(topic: message.topic)
        return try await loop.send(message)
    }

    func shutdown() async {
        await withCheckedContinuation { continuation in
            loop.close { continuation.resume() }
        }
    }

    /// Nobody can be waiting for a report any more. The loop lives until what is under way is done.
    deinit {
        loop.close {}
    }
}
