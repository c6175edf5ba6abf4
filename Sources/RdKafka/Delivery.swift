internal import Crdkafka
import Kafka

/// A message under way to the broker, and whoever waits for its delivery report.
final class Delivery: Sendable {
    let message: KafkaProducerMessage
    let report = Promise<KafkaDeliveryReport>()
    private let undelivered: UndeliveredMessages

    init(of message: KafkaProducerMessage, undelivered: UndeliveredMessages) {
        self.message = message
        self.undelivered = undelivered
    }

    /// Settles the report as the broker's answer says.
    ///
    /// - Parameter connectionError: the client's last, for a message that timed out.
    fileprivate func settle(_ answer: rd_kafka_message_t, connectionError: String?) {
        guard answer.err == RD_KAFKA_RESP_ERR_NO_ERROR else {
            fail(failure(answer.err, connectionError: connectionError))
            return
        }
        let acknowledged = KafkaAcknowledgedMessage(
            topic: message.topic,
            partition: KafkaPartition(rawValue: Int(answer.partition)),
            key: message.key,
            value: message.value,
            // Unknown, which Kafka writes as -1, when the broker only says that it had the message already.
            offset: KafkaOffset(rawValue: max(-1, Int(answer.offset)))
        )
        report.settle(.success(KafkaDeliveryReport(status: .acknowledged(message: acknowledged))))
    }

    /// Settles the report with an error. The message counts as undelivered, whether anybody waits for it or not.
    func fail(_ error: KafkaError) {
        undelivered.count(topic: message.topic)
        report.settle(.failure(error))
    }

    /// The error of a delivery that failed, naming the topic and what to do.
    func failure(_ error: rd_kafka_resp_err_t, connectionError: String? = nil) -> KafkaError {
        let partition = message.partition == .unassigned ? "" : ", partition \(message.partition)"
        return Self.failure(error, to: "topic \(message.topic)\(partition)", connectionError: connectionError)
    }

    /// The error of a delivery that failed, naming the destination and what to do.
    static func failure(
        _ error: rd_kafka_resp_err_t,
        to destination: String,
        connectionError: String? = nil
    ) -> KafkaError {
        var reason = "The message to \(destination) was not delivered: \(String(cString: rd_kafka_err2str(error)))"
        if error == RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, let connectionError {
            reason += " (the last connection error: \(connectionError))"
        }
        if let remedy = DeliveryRemedy.text(for: error) {
            reason += ". \(remedy)"
        }
        return KafkaError(error, reason: reason)
    }
}

/// librdkafka's `dr_msg_cb`. It runs on the thread that calls `rd_kafka_poll` or `rd_kafka_flush`, once for each message
/// that was queued.
///
/// Ownership: the message's opaque pointer is the ``Delivery`` that was retained when the message was queued. It is taken
/// over and released here. The message itself stays librdkafka's, and the client's log stays the client's.
func takeDeliveryReport(
    client: OpaquePointer?,
    answer: UnsafePointer<rd_kafka_message_t>?,
    opaque: UnsafeMutableRawPointer?
) {
    guard let answer = answer?.pointee, let delivery = answer._private else { return }
    let log = opaque.map { Unmanaged<ClientLog>.fromOpaque($0).takeUnretainedValue() }
    Unmanaged<Delivery>.fromOpaque(delivery).takeRetainedValue().settle(answer, connectionError: log?.lastError)
}
