/// A consumer of an ``InMemoryBroker``: a member of a group. What it knows is kept by the broker.
final class InMemoryConsumer: KafkaConsumer {
    let groupID: String
    let clientID: String
    let membership: Membership
    let broker: InMemoryBroker

    init(configuration: KafkaConsumerConfiguration, membership: Membership, broker: InMemoryBroker) {
        groupID = configuration.groupID
        clientID = configuration.clientID
        self.membership = membership
        self.broker = broker
    }

    /// A member of the in-memory broker has its partitions from the start.
    func waitForAssignment() async throws {
        try broker.withState { state throws(KafkaError) in
            guard state.isReading(membership) else {
                throw KafkaError(
                    code: .closed,
                    reason: "this consumer of group \"\(groupID)\" was shut down; open another one"
                )
            }
        }
    }

    func next() async throws -> KafkaConsumerMessage? {
        try await broker.fetch(request(maxMessages: 1), timeout: nil)?.first
    }

    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage] {
        guard maxMessages > 0 else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "poll was asked for \(maxMessages) messages: ask for 1 or more"
            )
        }
        return try await broker.fetch(request(maxMessages: maxMessages), timeout: timeout) ?? []
    }

    func commit(_ message: KafkaConsumerMessage) async throws {
        try broker.withState { state throws(KafkaError) in
            try state.commit(message, by: membership)
        }
    }

    func triggerGracefulShutdown() {
        broker.withState { $0.end(membership) }
    }

    func shutdown() async {
        broker.withState { $0.leave(membership) }
    }

    private func request(maxMessages: Int) -> FetchRequest {
        FetchRequest(membership: membership, maxMessages: maxMessages)
    }
}
