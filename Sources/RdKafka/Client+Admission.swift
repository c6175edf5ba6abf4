internal import Crdkafka
import Kafka

/// How messages get into librdkafka's bounded queue. Only to be called one at a time.
extension Client {
    /// What became of a message that was offered.
    enum Admission {
        case accepted
        /// The queue has no room before some of what is in it was delivered, or given up.
        case full
    }

    /// Offers a message to the queue.
    ///
    /// - Throws: `KafkaError` when the message is refused for good.
    func offer(_ delivery: Delivery) throws(KafkaError) -> Admission {
        var error = try queue(delivery)
        if error == RD_KAFKA_RESP_ERR__QUEUE_FULL, rd_kafka_outq_len(raw) == 0 {
            // The queue may have become empty since. If it was empty before, nothing will ever make more room.
            error = try queue(delivery)
            if error == RD_KAFKA_RESP_ERR__QUEUE_FULL {
                throw KafkaError(
                    code: .messageTooLarge,
                    reason: "The message to topic \(delivery.message.topic) is larger than the producer's whole queue. "
                        + "Send a smaller message, or raise queue.buffering.max.kbytes."
                )
            }
        }
        switch error {
        case RD_KAFKA_RESP_ERR_NO_ERROR: return .accepted
        case RD_KAFKA_RESP_ERR__QUEUE_FULL: return .full
        case RD_KAFKA_RESP_ERR__FATAL: throw fatalError ?? delivery.failure(error)
        default: throw delivery.failure(error)
        }
    }

    /// Queues messages from the front of the line until the queue is full or the line is empty. Those that are refused
    /// are answered, and those that nobody waits for any more are left out.
    func admit(from line: inout WaitingLine<Delivery>) {
        while let delivery = line.first {
            do throws(KafkaError) {
                if !delivery.report.isSettled, try offer(delivery) == .full { return }
            } catch {
                delivery.fail(error)
            }
            line.removeFirst()
        }
    }

    private func queue(_ delivery: Delivery) throws(KafkaError) -> rd_kafka_resp_err_t {
        let headers = try RecordHeaders.makeList(delivery.message.headers)
        let error = produce(delivery, headers: headers)
        if error != RD_KAFKA_RESP_ERR_NO_ERROR { rd_kafka_headers_destroy(headers) }
        return error
    }
}
