extension FaultPlan {
    /// What befalls a delivery.
    struct DeliveryOutcome: Sendable {
        var failure: KafkaError?
        var recordIsWritten = true
        var wait: SlowDelivery.Wait?
    }

    /// The time that the producer's clock shows when it is `time`.
    func time(_ time: Int64, at clientID: String) -> Int64 {
        skews.reduce(time) { $1.clientID == clientID ? $1.applied(to: $0) : $0 }
    }

    mutating func strikeDelivery(to topic: String, from producer: KafkaProducerConfiguration) -> DeliveryOutcome {
        let number = countDelivery(to: topic)
        if strikesDown(.send(topic: topic)) {
            let error = KafkaError.brokerIsDown("the message to topic \"\(topic)\" was not sent")
            return DeliveryOutcome(failure: error, recordIsWritten: false)
        }
        for skew in skews where skew.clientID == producer.clientID {
            record(.timestampSkewed(number: number, topic: topic, clientID: skew.clientID, by: skew.offset))
        }
        var outcome = DeliveryOutcome()
        if let slow = slowDeliveries.strike(where: { $0.topic == nil || $0.topic == topic }) {
            record(.deliverySlowed(number: number, topic: topic))
            outcome.wait = slow.wait
            if case .time(let delay, let advance) = slow.wait, delay > producer.deliveryTimeout {
                outcome.wait = .time(producer.deliveryTimeout, advance: advance)
                outcome.failure = BrokerFault.noAcknowledgement
            }
        }
        if let fault = deliveries.strike(where: { $0.topic == nil || $0.topic == topic }) {
            outcome.failure = fault.error
            outcome.recordIsWritten = fault.recordIsWritten
        }
        if let failure = outcome.failure {
            record(
                .deliveryFailed(
                    number: number,
                    topic: topic,
                    code: failure.code,
                    recordIsWritten: outcome.recordIsWritten
                )
            )
        }
        return outcome
    }
}
