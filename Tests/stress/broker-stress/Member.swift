import Kafka

/// A member of the group: handles batches and commits them.
struct Member {
    let consumer: any KafkaConsumer

    /// Reads until `isDone`. `handle` gets each message's number, or nil where its trace context is wrong, and says whether to
    /// go on; the batch that it stops in stays uncommitted.
    func run(isDone: () -> Bool, handle: (Int?) -> Bool) async throws {
        while !isDone() {
            let batch = try await consumer.poll(maxMessages: 500, timeout: .milliseconds(200))
            for message in batch {
                guard handle(StressMessage.number(of: message)) else { return }
            }
            for message in Dictionary(batch.map { ($0.partition, $0) }, uniquingKeysWith: { $1 }).values {
                try await commit(message)
            }
        }
    }

    /// A commit that a rebalance overtakes is not an error: the partition's next owner reads the messages again.
    private func commit(_ message: KafkaConsumerMessage) async throws {
        do {
            try await consumer.commit(message)
        } catch let error as KafkaError where Self.meansRebalance.contains(error.code.rawValue) {}
    }

    private static let meansRebalance: Set = [
        KafkaError.Code.notAssigned.rawValue, KafkaError.Code.rebalanceInProgress.rawValue, "ILLEGAL_GENERATION",
        "UNKNOWN_MEMBER_ID",
    ]
}
