internal import Crdkafka
import Kafka

extension KafkaError {
    /// librdkafka's error, under its name and with its text unless `reason` is given.
    init(_ error: rd_kafka_resp_err_t, reason: String? = nil) {
        self.init(
            code: Code(rawValue: String(cString: rd_kafka_err2name(error))),
            reason: reason ?? String(cString: rd_kafka_err2str(error))
        )
    }

    /// A topic is to be created that is there already, with another number of partitions.
    static func otherPartitions(_ topic: String, _ existing: Int, _ wanted: Int) -> KafkaError {
        KafkaError(
            code: .invalidConfiguration,
            reason: "Topic \(topic) is there already, with \(existing) partitions, not \(wanted). Create it before its "
                + "first use, or use another name."
        )
    }

    /// A call after ``KafkaProducer/shutdown()`` or ``KafkaConsumer/shutdown()``.
    static func closed(_ client: String) -> KafkaError {
        KafkaError(code: .closed, reason: "The \(client) was shut down; open another one.")
    }
}

extension rd_kafka_resp_err_t {
    /// librdkafka's error of this name.
    ///
    /// - Throws: `KafkaError` when there is none.
    init(_ code: KafkaError.Code) throws(KafkaError) {
        var descriptions: UnsafePointer<rd_kafka_err_desc>?
        var count = 0
        rd_kafka_get_err_descs(&descriptions, &count)
        let known = UnsafeBufferPointer(start: descriptions, count: count).first { description in
            description.name.map { String(cString: $0) } == code.rawValue
        }
        guard let known else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason:
                    "\"\(code)\" is none of Kafka's errors; write it as librdkafka names it, as NOT_ENOUGH_REPLICAS."
            )
        }
        self = known.code
    }
}
