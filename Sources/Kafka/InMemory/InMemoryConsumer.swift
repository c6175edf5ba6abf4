/// A consumer of an ``InMemoryBroker``: a member of a group. What it knows is kept by the broker.
final class InMemoryConsumer: KafkaConsumer {
    let groupID: String
    let clientID: String
    let memberID: Int
    let broker: InMemoryBroker

    init(configuration: KafkaConsumerConfiguration, memberID: Int, broker: InMemoryBroker) {
        groupID = configuration.groupID
        clientID = configuration.clientID
        self.memberID = memberID
        self.broker = broker
    }

    /// A member of the in-memory broker has its partitions from the start.
    func waitForAssignment() async throws {
        try broker.withState { state throws(KafkaError) in
            guard state.isReading(memberID: memberID, groupID: groupID) else {
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
            try state.commit(message, memberID: memberID, groupID: groupID)
        }
    }

    func triggerGracefulShutdown() {
        broker.withState { $0.end(memberID: memberID, groupID: groupID) }
    }

    func shutdown() async {
        broker.withState { $0.leave(memberID: memberID, groupID: groupID) }
    }

    private func request(maxMessages: Int) -> FetchRequest {
        FetchRequest(groupID: groupID, memberID: memberID, maxMessages: maxMessages)
    }
}
