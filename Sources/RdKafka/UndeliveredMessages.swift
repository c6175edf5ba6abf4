import Synchronization

/// Counts, topic by topic, the messages of a producer that could not be delivered from its shutdown on. Nobody may be
/// waiting for them any more, so the shutdown tells of them.
final class UndeliveredMessages: Sendable {
    /// Nil before the shutdown.
    private let counts = Mutex<[String: Int]?>(nil)

    func startCounting() {
        counts.withLock { $0 = $0 ?? [:] }
    }

    /// Counts a message to `topic`, once the counting has begun.
    func count(topic: String) {
        counts.withLock { $0?[topic, default: 0] += 1 }
    }

    /// One line that names how many messages to which topics were not delivered, or nil when all were.
    func report(clientID: String) -> String? {
        let counts = counts.withLock { $0 ?? [:] }
        guard !counts.isEmpty else { return nil }
        let total = counts.values.reduce(0, +)
        let topics = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var parts = topics.prefix(Self.namedTopics).map { "\($0.value) to topic \($0.key)" }
        if topics.count > Self.namedTopics {
            let rest = topics.dropFirst(Self.namedTopics)
            parts.append("\(rest.map(\.value).reduce(0, +)) to \(rest.count) other topics")
        }
        return "warning: Kafka producer \"\(clientID)\" was shut down with \(total) "
            + "\(total == 1 ? "message" : "messages") undelivered: \(parts.joined(separator: ", ")). "
            + "Each sendAndAwait that still waited for one has thrown; send what matters again."
    }

    private static let namedTopics = 5
}
