import Kafka
import Synchronization

/// A consumer that ends after `limit` messages, as many as there are in a run, so that the lab's program ends too. While
/// something is wrong, fewer may come: then it ends when none has come for a while.
final class UntilQuiet: KafkaConsumer {
    private let consumer: any KafkaConsumer
    private let timeout: Duration
    private let remaining: Mutex<Int>

    init(_ consumer: any KafkaConsumer, timeout: Duration = .seconds(5), limit: Int) {
        self.consumer = consumer
        self.timeout = timeout
        self.remaining = Mutex(limit)
    }

    var groupID: String { consumer.groupID }
    var clientID: String { consumer.clientID }

    func next() async throws -> KafkaConsumerMessage? {
        try await poll(maxMessages: 1, timeout: timeout).first
    }

    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        guard remaining.withLock({ $0 > 0 }) else { return [] }
        let messages = try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
        remaining.withLock { $0 -= messages.count }
        return messages
    }

    func waitForAssignment() async throws { try await consumer.waitForAssignment() }
    func commit(_ message: KafkaConsumerMessage) async throws { try await consumer.commit(message) }
    func triggerGracefulShutdown() { consumer.triggerGracefulShutdown() }
    func shutdown() async { await consumer.shutdown() }
}
