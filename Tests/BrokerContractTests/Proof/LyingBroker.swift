import Kafka
import Synchronization

/// An in-memory broker that breaks one promise: what a closure here does, it does to every message or call.
struct LyingBroker: KafkaBroker {
    var truth = InMemoryBroker(partitionsPerTopic: 1)
    var send: @Sendable (KafkaProducerMessage) -> KafkaProducerMessage? = { $0 }
    var receive: @Sendable (KafkaConsumerMessage) -> KafkaConsumerMessage = { $0 }
    var deliver: @Sendable ([KafkaConsumerMessage]) -> [KafkaConsumerMessage] = { $0 }
    var configure: @Sendable (KafkaConsumerConfiguration) -> KafkaConsumerConfiguration = { $0 }
    var commit: @Sendable (any KafkaConsumer, KafkaConsumerMessage) async throws -> Void = { try await $0.commit($1) }
    var shutdown: @Sendable (any KafkaConsumer) async -> Void = { await $0.shutdown() }
    var translate: @Sendable (any Error) -> any Error = { $0 }
    var ignoresTopicsThatAreThere = false

    var name: String { truth.name }

    func checkConnection(timeout: Duration) async throws {}

    func createTopic(_ topic: String, partitions: Int) async throws {
        if ignoresTopicsThatAreThere, truth.topics.contains(topic) { return }
        try truth.createTopic(topic, partitions: partitions)
    }

    func makeProducer(_ configuration: KafkaProducerConfiguration) throws -> any KafkaProducer {
        LyingProducer(truth: try truth.makeProducer(configuration), lie: self)
    }

    func makeConsumer(_ configuration: KafkaConsumerConfiguration) throws -> any KafkaConsumer {
        LyingConsumer(truth: try truth.makeConsumer(configure(configuration)), lie: self)
    }
}

private struct LyingProducer: KafkaProducer {
    let truth: any KafkaProducer
    let lie: LyingBroker

    var clientID: String { truth.clientID }

    func sendAndAwait(_ message: KafkaProducerMessage) async throws -> KafkaDeliveryReport {
        do {
            if let message = lie.send(message) { return try await truth.sendAndAwait(message) }
        } catch {
            throw lie.translate(error)
        }
        return KafkaDeliveryReport(
            status: .acknowledged(
                message: KafkaAcknowledgedMessage(
                    topic: message.topic,
                    partition: message.partition,
                    key: message.key,
                    value: message.value,
                    offset: KafkaOffset(rawValue: 0)
                )
            )
        )
    }

    func shutdown() async { await truth.shutdown() }
}

private struct LyingConsumer: KafkaConsumer {
    let truth: any KafkaConsumer
    let lie: LyingBroker

    var groupID: String { truth.groupID }
    var clientID: String { truth.clientID }

    func waitForAssignment() async throws { try await truth.waitForAssignment() }

    func next() async throws -> KafkaConsumerMessage? {
        try await truth.next().map(lie.receive)
    }

    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        lie.deliver(try await truth.poll(maxMessages: maxMessages, timeout: timeout).map(lie.receive))
    }

    func commit(_ message: KafkaConsumerMessage) async throws { try await lie.commit(truth, message) }

    func triggerGracefulShutdown() { truth.triggerGracefulShutdown() }

    func shutdown() async { await lie.shutdown(truth) }
}
