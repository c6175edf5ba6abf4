import Kafka

/// A producer on librdkafka.
final class RdKafkaProducer: KafkaProducer {
    let clientID: String
    private let loop: ProducerLoop

    /// Held, because it holds the embedded cluster where the producer is on one.
    private let broker: RdKafkaBroker

    init(_ configuration: KafkaProducerConfiguration, on broker: RdKafkaBroker) throws(KafkaError) {
        let settings = try broker.settings([
            "client.id": configuration.clientID,
            "acks": "all",
            "enable.idempotence": "true",
            "linger.ms": "0",
            "message.timeout.ms": String(configuration.deliveryTimeout.milliseconds),
            // The Java client's: librdkafka's own default puts keys on other partitions.
            "partitioner": "murmur2_random",
        ])
        self.clientID = configuration.clientID
        self.broker = broker
        self.loop = try ProducerLoop(settings, deliveryTimeout: configuration.deliveryTimeout)
    }

    func sendAndAwait(_ message: KafkaProducerMessage) async throws -> KafkaDeliveryReport {
        try TopicName.check(message.topic)
        try Task.checkCancellation()
        broker.willUse(message.topic)
        try await loop.prepare(topic: message.topic)
        let delivery = Delivery(of: message)
        while try !loop.enqueue(delivery) {
            // The local queue is full. Messages leave it when they are acknowledged or time out.
            try await Task.sleep(for: .milliseconds(5))
        }
        return try await delivery.report.value()
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
