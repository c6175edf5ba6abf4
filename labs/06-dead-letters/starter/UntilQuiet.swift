import Kafka
import Synchronization

/// A consumer that ends when no message has come for a while, so that the lab's program ends too. It also ends after
/// `limit` messages: while the lab is unfinished, a message may go round for ever.
final class UntilQuiet: KafkaConsumer {
    private let consumer: any KafkaConsumer
    private let timeout: Duration
    private let remaining: Mutex<Int>

    init(_ consumer: any KafkaConsumer, timeout: Duration = .seconds(2), limit: Int = 10) {
        self.consumer = consumer
        self.timeout = timeout
        self.remaining = Mutex(limit)
    }

    var groupID: String { consumer.groupID }
    var clientID: String { consumer.clientID }

    func next() async throws -> KafkaConsumerMessage? {
        let mayRead = remaining.withLock { remaining in
            remaining -= 1
            return remaining >= 0
        }
        guard mayRead else { return nil }
        return try await consumer.poll(maxMessages: 1, timeout: timeout).first
    }

    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
    }

    func waitForAssignment() async throws { try await consumer.waitForAssignment() }
    func commit(_ message: KafkaConsumerMessage) async throws { try await consumer.commit(message) }
    func triggerGracefulShutdown() { consumer.triggerGracefulShutdown() }
    func shutdown() async { await consumer.shutdown() }
}
