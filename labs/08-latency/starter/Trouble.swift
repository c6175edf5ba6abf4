import Kafka

/// What is wrong in a scenario. Decide from the numbers before you read it.
enum Trouble: String, Sendable, CaseIterable {
    case slowConsumer = "slow consumer"
    case slowHandler = "slow handler"
    case stuckPartition = "stuck partition"

    /// How many consumers share the partitions. With two, the last partition is one consumer's only one.
    var consumers: Int { self == .stuckPartition ? 2 : 1 }

    /// How long the consumer does something else before it takes a message.
    var pause: Duration { self == .slowConsumer ? .milliseconds(60) : .zero }

    /// Charges a card.
    @Sendable
    func handle(_ message: KafkaConsumerMessage) async throws {
        switch self {
        case .slowConsumer:
            try await Task.sleep(for: .milliseconds(2))
        case .slowHandler:
            try await Task.sleep(for: .milliseconds(60))
        case .stuckPartition where message.partition.rawValue == Scenario.partitionCount - 1:
            // A lock that nobody gives back.
            try await Task.sleep(for: .seconds(3600))
        case .stuckPartition:
            try await Task.sleep(for: .milliseconds(2))
        }
    }
}
