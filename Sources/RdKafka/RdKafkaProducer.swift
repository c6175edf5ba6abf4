import Kafka

/// A producer on librdkafka.
final class RdKafkaProducer: KafkaProducer {
    let clientID: String
    private let loop: ProducerLoop
    private let willSend: @Sendable (_ topic: String) -> Void

    /// - Parameter willSend: called with the topic before each message is queued.
    init(
        _ configuration: KafkaProducerConfiguration,
        connection: [String: String],
        options: [String: String],
        willSend: @escaping @Sendable (_ topic: String) -> Void
    ) throws(KafkaError) {
        let settings = ClientSettings([
            "client.id": configuration.clientID,
            "acks": "all",
            "enable.idempotence": "true",
            "linger.ms": "0",
            "message.timeout.ms": String(configuration.deliveryTimeout.milliseconds),
            // The Java client's: librdkafka's own default puts keys on other partitions.
            "partitioner": "murmur2_random",
        ])
        self.clientID = configuration.clientID
        self.willSend = willSend
        self.loop = try ProducerLoop(
            settings.replaced(by: connection).replaced(by: options),
            deliveryTimeout: configuration.deliveryTimeout
        )
    }

    func sendAndAwait(_ message: KafkaProducerMessage) async throws -> KafkaDeliveryReport {
        try TopicName.check(message.topic)
        try Task.checkCancellation()
        willSend(message.topic)
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
