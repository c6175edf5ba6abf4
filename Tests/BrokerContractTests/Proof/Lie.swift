import Kafka

/// A broken promise, and the cases that must notice.
struct Lie: Sendable {
    let name: String
    let isNoticedBy: [String]
    let broker: LyingBroker

    init(_ name: String, isNoticedBy cases: String..., tell: (inout LyingBroker) -> Void) {
        self.name = name
        self.isNoticedBy = cases
        var broker = LyingBroker()
        tell(&broker)
        self.broker = broker
    }
}

extension Lie {
    static let all: [Lie] = messages + consumers + topicsAndErrors
}

extension KafkaConsumerMessage {
    /// This message with a change.
    func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }
}
