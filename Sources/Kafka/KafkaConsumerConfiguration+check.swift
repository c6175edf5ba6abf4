extension KafkaConsumerConfiguration {
    /// What every consumer asks of its configuration, whichever broker it is for.
    ///
    /// - Throws: ``KafkaError/Code/invalidConfiguration`` when the group id is empty or there are no topics,
    ///   ``KafkaError/Code/invalidTopic`` when a topic's name is not legal.
    package func check() throws(KafkaError) {
        guard !groupID.isEmpty else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "the consumer's groupID (Kafka's group.id) is \"\": give the group a name, such as \"billing\""
            )
        }
        guard !topics.isEmpty else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason:
                    "the topics of the consumer of group \"\(groupID)\" are []: name one topic or more"
            )
        }
        for topic in topics {
            try TopicName.check(topic)
        }
    }
}
