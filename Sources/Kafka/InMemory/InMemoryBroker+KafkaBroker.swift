extension InMemoryBroker: KafkaBroker {
    /// `memory`.
    public var name: String { "memory" }

    /// Returns at once, and throws nothing.
    public func checkConnection(timeout: Duration) async throws {}

    /// Opens a producer, and throws nothing. Its delivery timeout has no effect: an acknowledgement takes as long as the
    /// hooks take.
    public func makeProducer(_ configuration: KafkaProducerConfiguration) throws -> any KafkaProducer {
        InMemoryProducer(clientID: configuration.clientID, broker: self)
    }

    /// Opens a consumer, which is a member of its group at once. Topics that do not exist are created.
    ///
    /// - Throws: ``KafkaError/Code/invalidConfiguration`` when the group id is empty or there are no topics,
    ///   ``KafkaError/Code/invalidTopic`` when a topic's name is not legal.
    public func makeConsumer(_ configuration: KafkaConsumerConfiguration) throws -> any KafkaConsumer {
        try configuration.check()
        let memberID = try withState { state throws(KafkaError) in try state.join(configuration) }
        return InMemoryConsumer(configuration: configuration, memberID: memberID, broker: self)
    }
}
