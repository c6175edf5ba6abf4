import Kafka
import Synchronization

/// A consumer that ends after a number of messages, and may leave out all commits but the last. It bounds the untraced loop
/// and the traced one alike, without a change to either.
struct BoundedConsumer: KafkaConsumer {
    private final class Count: Sendable {
        let read = Mutex(0)
    }

    let consumer: any KafkaConsumer
    let limit: Int
    let commit: CommitRhythm
    private let count = Count()

    init(_ consumer: any KafkaConsumer, limit: Int, commit: CommitRhythm) {
        self.consumer = consumer
        self.limit = limit
        self.commit = commit
    }

    var groupID: String { consumer.groupID }
    var clientID: String { consumer.clientID }

    func waitForAssignment() async throws { try await consumer.waitForAssignment() }

    func next() async throws -> KafkaConsumerMessage? {
        let isOver = count.read.withLock { read in
            read += 1
            return read > limit
        }
        return isOver ? nil : try await consumer.next()
    }

    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
    }

    func commit(_ message: KafkaConsumerMessage) async throws {
        guard commit == .each || count.read.withLock({ $0 }) == limit else { return }
        try await consumer.commit(message)
    }

    func triggerGracefulShutdown() { consumer.triggerGracefulShutdown() }
    func shutdown() async { await consumer.shutdown() }
}
