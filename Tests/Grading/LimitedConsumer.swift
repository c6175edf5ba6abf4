import Kafka
import Synchronization

/// A consumer that ends after so many messages, so that a message which goes round for ever ends the run and not the
/// grader.
package final class LimitedConsumer: KafkaConsumer {
    private let consumer: any KafkaConsumer
    private let limit: Int
    private let received = Mutex(0)

    /// Wraps `consumer`.
    ///
    /// - Parameters:
    ///   - consumer: where the messages come from.
    ///   - limit: how many messages may come; when there are more, the consumer ends.
    package init(_ consumer: any KafkaConsumer, limit: Int) {
        self.consumer = consumer
        self.limit = limit
    }

    /// Whether more messages came than there can be.
    package var isExceeded: Bool { received.withLock { $0 > limit } }

    package var groupID: String { consumer.groupID }
    package var clientID: String { consumer.clientID }

    package func next() async throws -> KafkaConsumerMessage? {
        try await count(consumer.next().map { [$0] } ?? []).first
    }

    package func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        try await count(consumer.poll(maxMessages: maxMessages, timeout: timeout))
    }

    private func count(_ messages: [KafkaConsumerMessage]) -> [KafkaConsumerMessage] {
        received.withLock { $0 += messages.count }
        return isExceeded ? [] : messages
    }

    package func waitForAssignment() async throws { try await consumer.waitForAssignment() }
    package func commit(_ message: KafkaConsumerMessage) async throws { try await consumer.commit(message) }
    package func triggerGracefulShutdown() { consumer.triggerGracefulShutdown() }
    package func shutdown() async { await consumer.shutdown() }
}
