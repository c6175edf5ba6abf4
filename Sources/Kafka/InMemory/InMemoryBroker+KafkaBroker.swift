extension InMemoryBroker: KafkaBroker {
    /// `memory`.
    public var name: String { "memory" }

    /// Returns at once.
    public func checkConnection(timeout: Duration) async throws {}

    /// Opens a producer. Its delivery timeout has no effect: an acknowledgement takes as long as the hooks take.
    public func makeProducer(_ configuration: KafkaProducerConfiguration) throws -> any KafkaProducer {
        InMemoryProducer(clientID: configuration.clientID, broker: self)
    }

    /// Opens a consumer, which is a member of its group at once. Topics that do not exist are created.
    ///
    /// - Throws: ``KafkaError/Code/invalidConfiguration`` when the group id is empty or there are no topics,
    ///   ``KafkaError/Code/invalidTopic`` when a topic's name is not legal.
    public func makeConsumer(_ configuration: KafkaConsumerConfiguration) throws -> any KafkaConsumer {
        try Self.validate(configuration)
        let memberID = try withState { state throws(KafkaError) in try state.join(configuration) }
        return InMemoryConsumer(configuration: configuration, memberID: memberID, broker: self)
    }

    private static func validate(_ configuration: KafkaConsumerConfiguration) throws(KafkaError) {
        guard !configuration.groupID.isEmpty else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "the consumer's groupID is \"\": give the group a name, such as \"billing\""
            )
        }
        guard !configuration.topics.isEmpty else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason:
                    "the topics of the consumer of group \"\(configuration.groupID)\" are []: name one topic or more"
            )
        }
        for topic in configuration.topics {
            try TopicName.check(topic)
        }
    }
}
