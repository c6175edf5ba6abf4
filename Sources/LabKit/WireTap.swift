import Kafka
import Synchronization

/// Keeps a copy of every message that the lab's consumers receive, so that the lab can print what stood on the wire.
final class WireTap: Sendable {
    private let messages = Mutex<[KafkaConsumerMessage]>([])

    var seen: [KafkaConsumerMessage] {
        messages.withLock { $0 }
    }

    func note(_ received: [KafkaConsumerMessage]) {
        messages.withLock { messages in
            for message in received where !messages.contains(where: { $0.isSameRecord(as: message) }) {
                messages.append(message)
            }
        }
    }
}

/// A consumer whose messages a ``WireTap`` sees.
struct TappedConsumer: KafkaConsumer {
    let consumer: any KafkaConsumer
    let tap: WireTap

    var groupID: String { consumer.groupID }
    var clientID: String { consumer.clientID }

    func next() async throws -> KafkaConsumerMessage? {
        let message = try await consumer.next()
        tap.note(message.map { [$0] } ?? [])
        return message
    }

    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        let messages = try await consumer.poll(maxMessages: maxMessages, timeout: timeout)
        tap.note(messages)
        return messages
    }

    func waitForAssignment() async throws {
        try await consumer.waitForAssignment()
    }

    func commit(_ message: KafkaConsumerMessage) async throws {
        try await consumer.commit(message)
    }

    func triggerGracefulShutdown() {
        consumer.triggerGracefulShutdown()
    }

    func shutdown() async {
        await consumer.shutdown()
    }
}

extension KafkaConsumerMessage {
    fileprivate func isSameRecord(as other: KafkaConsumerMessage) -> Bool {
        topic == other.topic && partition == other.partition && offset == other.offset
    }
}
