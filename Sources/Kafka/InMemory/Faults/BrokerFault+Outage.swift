extension BrokerFault {
    /// The broker is down until the fault is switched off.
    ///
    /// Sends, commits and `checkConnection` throw `_TRANSPORT`, and nothing is written or committed. Consumers stay members
    /// of their groups: ``KafkaConsumer/next()`` waits, a poll comes back empty when its time is over. With Kafka, messages
    /// wait in the client for the broker to come back, until their delivery timeout; the fake does not let them wait.
    ///
    /// Opening producers and consumers, and what a test does by itself (`createTopic`, `append`), goes on as ever.
    public static let outage = Self(.outage(operations: nil))

    /// The broker is down for the next `operations` operations; 1 or more.
    ///
    /// A send, a commit, a poll and a `checkConnection` are an operation each. A poll then comes back at once, as if its
    /// time were over. A ``KafkaConsumer/next()`` asks until it gets an answer, and so uses up the rest.
    public static func outage(operations: Int) -> Self {
        precondition(operations > 0, "the broker cannot be down for \(operations) operations: ask for 1 or more")
        return Self(.outage(operations: operations))
    }
}
