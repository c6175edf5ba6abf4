/// Receives messages as a member of a consumer group.
///
/// Nothing is committed unless ``commit(_:)`` is called. What was read and not committed is delivered again to the
/// group's next member.
public protocol KafkaConsumer: Sendable {
    /// The consumer group.
    var groupID: String { get }

    /// The name under which the broker knows this client: the span attribute `messaging.client.id`.
    var clientID: String { get }

    /// Returns once the group has given this consumer its partitions: records sent from now on reach it without waiting
    /// for the group to form.
    ///
    /// - Throws: ``KafkaError`` when the consumer was shut down first; `CancellationError`.
    func waitForAssignment() async throws

    /// The next message, or nil when the consumer was shut down, or when ``KafkaConsumerConfiguration/stopsAtEnd`` is
    /// set and every assigned partition has been read to its end.
    ///
    /// - Throws: ``KafkaError``; `CancellationError` when the task was cancelled, before or while waiting; no
    ///   message is lost then.
    func next() async throws -> KafkaConsumerMessage?

    /// Up to `maxMessages` messages: as many as are there, waiting up to `timeout` for the first. Empty when none came,
    /// or when the consumer has ended.
    ///
    /// - Throws: as ``next()``; ``KafkaError/Code/invalidConfiguration`` when `maxMessages` is less than 1.
    func poll(maxMessages: Int, timeout: Duration) async throws -> [KafkaConsumerMessage]

    /// Commits `message` and all before it in its partition: the group resumes after it.
    ///
    /// - Throws: ``KafkaError`` when the broker did not accept the offset.
    func commit(_ message: KafkaConsumerMessage) async throws

    /// Ends ``messages`` after the message being handled; ``next()`` returns nil from now on. What was read can still be
    /// committed.
    func triggerGracefulShutdown()

    /// Leaves the group and closes. A second call does nothing.
    func shutdown() async
}

extension KafkaConsumer {
    /// The messages one by one, as ``next()`` returns them.
    public var messages: KafkaConsumerMessages {
        KafkaConsumerMessages { try await self.next() }
    }
}
