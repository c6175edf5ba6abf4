extension InMemoryBroker {
    /// Lets `fault` strike from now on, as its schedule says. Of several faults that could strike the same delivery, the one
    /// injected first does.
    ///
    /// - Returns: the switch to turn it off with. A fault that strikes a number of times ends by itself.
    @discardableResult
    public func inject(_ fault: BrokerFault) -> FaultSwitch {
        withState { state in
            let id = state.makeID()
            state.inject(fault, id: id)
            return FaultSwitch(id: id, broker: self)
        }
    }

    /// Switches off all faults. Deliveries that a ``DeliveryGate`` holds stay held.
    public func switchOffFaults() {
        withState { $0.switchOffFaults() }
    }

    /// The faults that struck so far, in their order.
    public var struckFaults: [StruckFault] {
        withState { $0.faults.struck }
    }

    /// Makes the next delivery to `topic` fail: `sendAndAwait` throws `error`. Called several times, it makes as many
    /// deliveries fail, in the order of the calls. It is short for ``inject(_:)`` with
    /// ``BrokerFault/deliveryFails(_:to:with:)`` or ``BrokerFault/acknowledgementLost(_:to:with:)``.
    ///
    /// - Parameters:
    ///   - topic: the topic, or nil for whichever is sent to next.
    ///   - error: what the producer is told.
    ///   - recordIsWritten: whether the record reaches the log all the same, as it does when only the
    ///     acknowledgement is lost.
    public func failNextDelivery(
        of topic: String? = nil,
        with error: KafkaError = BrokerFault.noAcknowledgement,
        recordIsWritten: Bool = false
    ) {
        inject(recordIsWritten ? .acknowledgementLost(to: topic, with: error) : .deliveryFails(to: topic, with: error))
    }

    /// Makes `consumer` vanish from its group, as when its process is killed: nothing is committed, and its partitions
    /// go to the other members, or to the next one that joins, from the committed offsets on.
    ///
    /// With Kafka that takes until `session.timeout.ms` (45 seconds) is over; here it happens at once. A program that runs on
    /// after its own crash learns of it: whatever it asks of `consumer` throws `UNKNOWN_MEMBER_ID`, a waiting call
    /// too. Nothing happens to a consumer that was shut down before.
    ///
    /// - Throws: ``KafkaError/Code/invalidConfiguration`` when `consumer` is not one of this broker's.
    public func crash(_ consumer: any KafkaConsumer) throws(KafkaError) {
        guard let member = consumer as? InMemoryConsumer, member.broker === self else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason:
                    "consumer \"\(consumer.clientID)\" of group \"\(consumer.groupID)\" was not made by this broker, so "
                    + "it cannot crash here: pass what makeConsumer returned"
            )
        }
        withState { $0.crash(member.membership) }
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
