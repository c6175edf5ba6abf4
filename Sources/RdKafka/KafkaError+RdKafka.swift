import Crdkafka
import Kafka

extension KafkaError {
    /// librdkafka's error, under its name and with its text unless `reason` is given.
    init(_ error: rd_kafka_resp_err_t, reason: String? = nil) {
        self.init(
            code: Code(rawValue: String(cString: rd_kafka_err2name(error))),
            reason: reason ?? String(cString: rd_kafka_err2str(error))
        )
    }

    /// A call after ``KafkaProducer/shutdown()`` or ``KafkaConsumer/shutdown()``.
    static func closed(_ client: String) -> KafkaError {
        KafkaError(code: .closed, reason: "The \(client) was shut down; open another one.")
    }
}
