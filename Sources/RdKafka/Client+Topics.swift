internal import Crdkafka
import Kafka

extension Client {
    /// Creates a topic, unless it is there. Blocks until the cluster has answered. librdkafka's mock cluster answers no such
    /// request: one of another process creates topics when they are first used, with a number of partitions of its own, so
    /// nothing is done there.
    ///
    /// - Throws: `KafkaError` when the name or number is not allowed, the cluster refuses, or there is no answer.
    func createTopic(_ name: String, partitions: Int, timeout: Duration) throws(KafkaError) {
        try TopicName.check(name)
        var text = ErrorText()
        guard let count = Int32(exactly: partitions), count > 0,
            var topic = rd_kafka_NewTopic_new(name, count, -1, &text.bytes, text.bytes.count)
        else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "Topic \(name) cannot have \(partitions) partitions; ask for 1 or more. \(text)"
            )
        }
        defer { rd_kafka_NewTopic_destroy(topic) }
        if let existing = try partitionCount(ofTopic: name, timeout: timeout) {
            guard existing == partitions else { throw KafkaError.otherPartitions(name, existing, partitions) }
            return
        }
        guard !isOnMockCluster(timeout: timeout) else { return }
        let options = rd_kafka_AdminOptions_new(raw, RD_KAFKA_ADMIN_OP_CREATETOPICS)
        defer { rd_kafka_AdminOptions_destroy(options) }
        _ = rd_kafka_AdminOptions_set_request_timeout(options, timeout.milliseconds, &text.bytes, text.bytes.count)
        let answers = rd_kafka_queue_new(raw)
        defer { rd_kafka_queue_destroy(answers) }

        withUnsafeMutablePointer(to: &topic) { topics in
            topics.withMemoryRebound(to: OpaquePointer?.self, capacity: 1) {
                rd_kafka_CreateTopics(raw, $0, 1, options, answers)
            }
        }
        guard let event = rd_kafka_queue_poll(answers, (timeout + .seconds(1)).milliseconds) else {
            throw KafkaError(RD_KAFKA_RESP_ERR__TIMED_OUT, reason: "No answer to creating topic \(name) in \(timeout).")
        }
        defer { rd_kafka_event_destroy(event) }
        try check(event, topic: name)
    }

    /// librdkafka names its mock clusters so.
    private func isOnMockCluster(timeout: Duration) -> Bool {
        guard let id = rd_kafka_clusterid(raw, timeout.milliseconds) else { return false }
        defer { rd_kafka_mem_free(raw, id) }
        return String(cString: id).hasPrefix("mockCluster")
    }

    /// How many partitions the topic has, or nil when the cluster does not list it. To ask for the topic itself could create
    /// it, with other settings.
    private func partitionCount(ofTopic name: String, timeout: Duration) throws(KafkaError) -> Int? {
        var answer: UnsafePointer<rd_kafka_metadata>?
        let error = rd_kafka_metadata(raw, 1, nil, &answer, timeout.milliseconds)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata = answer?.pointee else { throw KafkaError(error) }
        defer { rd_kafka_metadata_destroy(answer) }
        let topics = UnsafeBufferPointer(start: metadata.topics, count: Int(metadata.topic_cnt))
        return topics.first { $0.err == RD_KAFKA_RESP_ERR_NO_ERROR && String(cString: $0.topic) == name }
            .map { Int($0.partition_cnt) }
    }

    private func check(_ event: OpaquePointer, topic: String) throws(KafkaError) {
        var error = rd_kafka_event_error(event)
        if error == RD_KAFKA_RESP_ERR_NO_ERROR {
            var count = 0
            let results = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count)
            if count > 0, let result = results?[0] {
                error = rd_kafka_topic_result_error(result)
            }
        }
        switch error {
        case RD_KAFKA_RESP_ERR_NO_ERROR, RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS:
            return
        default:
            throw KafkaError(
                error,
                reason: "Topic \(topic) could not be created: \(String(cString: rd_kafka_err2str(error)))"
            )
        }
    }
}
