/// The messages of a consumer, one by one. It ends when the consumer is shut down.
public struct KafkaConsumerMessages: AsyncSequence, Sendable {
    /// What the sequence yields.
    public typealias Element = KafkaConsumerMessage

    private let nextMessage: @Sendable () async throws -> KafkaConsumerMessage?

    init(next nextMessage: @escaping @Sendable () async throws -> KafkaConsumerMessage?) {
        self.nextMessage = nextMessage
    }

    /// Starts reading where the consumer stands.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(nextMessage: nextMessage)
    }

    /// Reads from the consumer. Nothing is read ahead: a message leaves the consumer when the caller asks for it.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let nextMessage: @Sendable () async throws -> KafkaConsumerMessage?

        /// The next message, or nil when the consumer has ended.
        ///
        /// - Throws: as ``KafkaConsumer/next()``.
        public mutating func next() async throws -> KafkaConsumerMessage? {
            try await nextMessage()
        }
    }
}
