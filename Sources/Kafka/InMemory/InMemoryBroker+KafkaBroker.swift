extension InMemoryBroker: KafkaBroker {
    /// `memory`.
    public var name: String { "memory" }

    /// Answers at once.
    ///
    /// - Throws: ``KafkaError/Code/transport`` during a ``BrokerFault/outage``.
    public func checkConnection(timeout: Duration) async throws {
        try withState { state throws(KafkaError) in try state.checkConnection() }
    }

    /// Opens a producer. Its delivery timeout counts only against a delay that
    /// ``BrokerFault/slowDelivery(_:to:by:advancing:)`` makes.
    public func makeProducer(_ configuration: KafkaProducerConfiguration) throws -> any KafkaProducer {
        InMemoryProducer(configuration: configuration, broker: self)
    }

    /// Opens a consumer, which is a member of its group at once. Topics that do not exist are created.
    ///
    /// - Throws: ``KafkaError/Code/invalidConfiguration`` when the group id is empty or there are no topics,
    ///   ``KafkaError/Code/invalidTopic`` when a topic's name is not legal.
    public func makeConsumer(_ configuration: KafkaConsumerConfiguration) throws -> any KafkaConsumer {
        try configuration.check()
        let membership = try withState { state throws(KafkaError) in try state.join(configuration) }
        return InMemoryConsumer(configuration: configuration, membership: membership, broker: self)
    }
}
