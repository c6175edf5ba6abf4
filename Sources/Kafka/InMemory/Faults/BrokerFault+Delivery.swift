extension BrokerFault {
    /// The error of a delivery whose acknowledgement did not come.
    public static let noAcknowledgement = KafkaError(
        code: .messageTimedOut,
        reason: "the broker did not acknowledge the message in time: send it again, or report the failure"
    )

    /// A delivery fails and nothing is written: `sendAndAwait` throws `error`.
    ///
    /// With Kafka, the client tries again by itself what can be tried again (`NOT_ENOUGH_REPLICAS`, say) until the
    /// message's time is over, and reports `_MSG_TIMED_OUT` then. So a program meets either that, or an error that
    /// trying again does not mend. A message that is refused before it is delivered (too large, no such partition) is no
    /// delivery and uses up no fault.
    ///
    /// - Parameters:
    ///   - schedule: which deliveries to the topic.
    ///   - topic: the topic, or nil for all.
    ///   - error: what the producer is told.
    public static func deliveryFails(
        _ schedule: FaultSchedule = .once,
        to topic: String? = nil,
        with error: KafkaError = noAcknowledgement
    ) -> Self {
        Self(.delivery(DeliveryFault(topic: topic, error: error, recordIsWritten: false)), schedule: schedule)
    }

    /// A delivery fails after the record was written: a producer that sends again writes it twice.
    ///
    /// It happens with Kafka when the leader writes the record and the connection breaks before its answer has come.
    /// The client's own retries are then kept from writing twice by `enable.idempotence`; a program that sends again by
    /// itself is not, since for Kafka that is another message.
    public static func acknowledgementLost(
        _ schedule: FaultSchedule = .once,
        to topic: String? = nil,
        with error: KafkaError = noAcknowledgement
    ) -> Self {
        Self(.delivery(DeliveryFault(topic: topic, error: error, recordIsWritten: true)), schedule: schedule)
    }

    /// Acknowledgements wait for `gate` to open. The records are on the log meanwhile.
    ///
    /// With Kafka, `acks=all` waits for all in-sync replicas, so one slow replica makes every acknowledgement late.
    /// However long the gate stays closed, the delivery does not time out.
    public static func slowDelivery(
        _ schedule: FaultSchedule = .always,
        to topic: String? = nil,
        until gate: DeliveryGate
    ) -> Self {
        Self(.slowDelivery(SlowDelivery(topic: topic, wait: .gate(gate))), schedule: schedule)
    }

    /// Acknowledgements take `delay`, on a clock that is moved by hand. Nobody sleeps: `advance` is called with the time
    /// that is to pass, and is to move the clock that the broker's `now` and the spans read.
    ///
    /// As with Kafka, a delay beyond the producer's ``KafkaProducerConfiguration/deliveryTimeout`` is a failed delivery,
    /// `_MSG_TIMED_OUT`, though the record is written; only the timeout passes then.
    public static func slowDelivery(
        _ schedule: FaultSchedule = .always,
        to topic: String? = nil,
        by delay: Duration,
        advancing advance: @escaping @Sendable (Duration) -> Void
    ) -> Self {
        Self(.slowDelivery(SlowDelivery(topic: topic, wait: .time(delay, advance: advance))), schedule: schedule)
    }

    /// The clock of the producers with this client id is off by `offset`; negative is behind. Several add up.
    ///
    /// Kafka stores a record with the timestamp that its producer gave it (`message.timestamp.type=CreateTime`, the
    /// default), so a record may look older than it is, or come from the future. Kafka takes no negative timestamp: the
    /// clock stops at the epoch.
    public static func clockSkew(of clientID: String, by offset: Duration) -> Self {
        Self(.clockSkew(clientID: clientID, offset: offset))
    }
}
