import Crdkafka
import Kafka

/// A message under way to the broker, and whoever waits for its delivery report.
final class Delivery: Sendable {
    let message: KafkaProducerMessage
    let report = Promise<KafkaDeliveryReport>()

    init(of message: KafkaProducerMessage) {
        self.message = message
    }

    /// Settles the report as the broker's answer says. Nothing happens when nobody waits any more.
    fileprivate func settle(_ answer: rd_kafka_message_t) {
        guard answer.err == RD_KAFKA_RESP_ERR_NO_ERROR else {
            report.settle(.failure(failure(answer.err)))
            return
        }
        let acknowledged = KafkaAcknowledgedMessage(
            topic: message.topic,
            partition: KafkaPartition(rawValue: Int(answer.partition)),
            key: message.key,
            value: message.value,
            offset: KafkaOffset(rawValue: Int(answer.offset))
        )
        report.settle(.success(KafkaDeliveryReport(status: .acknowledged(message: acknowledged))))
    }

    /// The error of a delivery that failed, naming the topic.
    func failure(_ error: rd_kafka_resp_err_t) -> KafkaError {
        let partition = message.partition == .unassigned ? "" : ", partition \(message.partition)"
        return KafkaError(
            error,
            reason: "The message to topic \(message.topic)\(partition) was not delivered: "
                + String(cString: rd_kafka_err2str(error))
        )
    }
}

/// librdkafka's `dr_msg_cb`. It runs on the thread that calls `rd_kafka_poll` or `rd_kafka_flush`, once for each message
/// that was queued.
///
/// Ownership: the message's opaque pointer is the ``Delivery`` that was retained when the message was queued. It is taken
/// over and released here. The message itself stays librdkafka's.
func takeDeliveryReport(
    client: OpaquePointer?,
    answer: UnsafePointer<rd_kafka_message_t>?,
    opaque: UnsafeMutableRawPointer?
) {
    guard let answer = answer?.pointee, let delivery = answer._private else { return }
    Unmanaged<Delivery>.fromOpaque(delivery).takeRetainedValue().settle(answer)
}
