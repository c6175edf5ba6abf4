import Kafka
import Synchronization

/// A consumer that ends after so many messages, so that a message which goes round for ever ends the run and not the
/// grader.
final class LimitedConsumer: KafkaConsumer {
    private let consumer: any KafkaConsumer
    private let limit: Int
    private let received = Mutex(0)

    init(_ consumer: any KafkaConsumer, limit: Int) {
        self.consumer = consumer
        self.limit = limit
    }

    /// Whether more messages came than there can be.
    var isExceeded: Bool { received.withLock { $0 > limit } }

    var groupID: String { consumer.groupID }
    var clientID: String { consumer.clientID }

    func next() async throws -> KafkaConsumerMessage? {
        try await count(consumer.next().map { [$0] } ?? []).first
    }

    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        try await count(consumer.poll(maxMessages: maxMessages, timeout: timeout))
    }

    private func count(_ messages: [KafkaConsumerMessage]) -> [KafkaConsumerMessage] {
        received.withLock { $0 += messages.count }
        return isExceeded ? [] : messages
    }

    func waitForAssignment() async throws { try await consumer.waitForAssignment() }
    func commit(_ message: KafkaConsumerMessage) async throws { try await consumer.commit(message) }
    func triggerGracefulShutdown() { consumer.triggerGracefulShutdown() }
    func shutdown() async { await consumer.shutdown() }
}
