/// A delivery that is to fail.
struct DeliveryFault: Sendable {
    /// The topic it waits for, or nil for any.
    let topic: String?
    let error: KafkaError
    let recordIsWritten: Bool
}

/// An acknowledgement that is to be late.
struct SlowDelivery: Sendable {
    enum Wait: Sendable {
        /// Until the gate opens.
        case gate(DeliveryGate)
        /// As long as this on the clock that is moved by hand.
        case time(Duration, advance: @Sendable (Duration) -> Void)
    }

    /// The topic it waits for, or nil for any.
    let topic: String?
    let wait: Wait
}

extension SlowDelivery.Wait {
    /// Returns when it is over.
    func pass() async {
        switch self {
        case .gate(let gate): await gate.pass()
        case .time(let delay, let advance): advance(delay)
        }
    }
}

/// A message on its way back to the producer as a delivery report.
struct Delivery: Sendable {
    /// The record, with offset -1 when it was not written.
    let record: KafkaConsumerMessage
    let failure: KafkaError?
    let wait: SlowDelivery.Wait?
    let hooks: [@Sendable (KafkaConsumerMessage) async -> Void]
}

extension Delivery {
    /// Whether there is something to wait for before the producer is told.
    var isHeldUp: Bool { wait != nil || !hooks.isEmpty }

    /// Returns when the faults and the hooks let it go on.
    func pass() async {
        await wait?.pass()
        for hook in hooks {
            await hook(record)
        }
    }

    /// What the producer is told.
    func report() throws(KafkaError) -> KafkaDeliveryReport {
        if let failure { throw failure }
        return KafkaDeliveryReport(
            status: .acknowledged(
                message: KafkaAcknowledgedMessage(
                    topic: record.topic,
                    partition: record.partition,
                    key: record.key,
                    value: record.value,
                    offset: record.offset
                )
            )
        )
    }
}
