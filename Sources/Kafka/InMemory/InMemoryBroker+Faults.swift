extension InMemoryBroker {
    /// Makes the next delivery to `topic` fail: `sendAndAwait` throws `error`. Called several times, it makes as many
    /// deliveries fail, in the order of the calls. A message that is refused before it is delivered (too large, no such
    /// partition) uses up no fault.
    ///
    /// - Parameters:
    ///   - topic: the topic, or nil for whichever is sent to next.
    ///   - error: what the producer is told.
    ///   - recordIsWritten: whether the record reaches the log all the same, as it does when only the
    ///     acknowledgement is lost.
    public func failNextDelivery(
        of topic: String? = nil,
        with error: KafkaError = KafkaError(
            code: .messageTimedOut,
            reason: "the broker did not acknowledge the message in time: send it again, or report the failure"
        ),
        recordIsWritten: Bool = false
    ) {
        withState { $0.faults.append(DeliveryFault(topic: topic, error: error, recordIsWritten: recordIsWritten)) }
    }

    /// Calls `hook` for every delivery, after the record is on the log and before the sender is told, and awaits it. The
    /// sender waits that long. For a delivery that fails it is called too; a record that was not written has offset -1.
    /// Hooks set earlier stay and come first.
    ///
    /// A hook must not shut down the producer whose message it is called for: each would wait for the other.
    public func onAcknowledge(_ hook: @escaping @Sendable (KafkaConsumerMessage) async -> Void) {
        withState { $0.acknowledgementHooks.append(hook) }
    }
}
