/// A delivery that is to fail.
struct DeliveryFault: Sendable {
    /// The topic it waits for, or nil for any.
    let topic: String?
    let error: KafkaError
    let recordIsWritten: Bool

    func matches(_ record: KafkaConsumerMessage) -> Bool {
        topic == nil || topic == record.topic
    }
}

/// A message on its way back to the producer as a delivery report.
struct Delivery: Sendable {
    /// The record, with offset -1 when it was not written.
    let record: KafkaConsumerMessage
    let failure: KafkaError?
    let hooks: [@Sendable (KafkaConsumerMessage) async -> Void]
}
