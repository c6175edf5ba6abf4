internal import Crdkafka
import Kafka

/// What a consumer does as a member of its group.
extension Client {
    /// Subscribes to the topics, and so joins the group in the background.
    ///
    /// - Returns: the queue of what will be received. The caller destroys it before ``leaveGroup()``.
    func subscribe(to topics: [String]) throws(KafkaError) -> RdKafkaPointer {
        let list = rd_kafka_topic_partition_list_new(Int32(topics.count))
        defer { rd_kafka_topic_partition_list_destroy(list) }
        // librdkafka refuses a list that names a topic twice.
        for topic in Set(topics).sorted() {
            rd_kafka_topic_partition_list_add(list, topic, RD_KAFKA_PARTITION_UA)
        }
        // Everything the client reports then comes through the one queue that is read.
        rd_kafka_poll_set_consumer(raw)
        let error = rd_kafka_subscribe(raw, list)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR, let queue = rd_kafka_queue_get_consumer(raw) else {
            throw KafkaError(error)
        }
        return RdKafkaPointer(raw: queue)
    }

    /// Commits the offset after `message` and waits for the broker's answer, for a bounded time.
    ///
    /// - Throws: `KafkaError` when the offset was not accepted, or the partition is another member's by now.
    func commit(_ message: KafkaConsumerMessage) throws(KafkaError) {
        guard let partition = Int32(exactly: message.partition.rawValue),
            let offset = Int64(exactly: message.offset.rawValue),
            assignment.contains(where: { $0.topic == message.topic && $0.partition == partition })
        else {
            throw KafkaError(
                code: .notAssigned,
                reason: "Topic \(message.topic), partition \(message.partition) is not assigned to this consumer, so "
                    + "offset \(message.offset) was not committed. The message will be delivered to the partition's owner."
            )
        }
        guard offset >= 0, offset < Int64.max else {
            throw KafkaError(
                code: .invalidConfiguration,
                reason: "Offset \(message.offset) was not committed: offsets count from 0. Commit a message that this "
                    + "consumer returned."
            )
        }
        let list = rd_kafka_topic_partition_list_new(1)
        defer { rd_kafka_topic_partition_list_destroy(list) }
        rd_kafka_topic_partition_list_add(list, message.topic, partition).pointee.offset = offset + 1

        // A queue of its own for the answer: librdkafka's own waiting commit has no time-out. An answer that comes
        // after the queue was destroyed is dropped.
        let answers = rd_kafka_queue_new(raw)
        defer { rd_kafka_queue_destroy(answers) }
        var error = rd_kafka_commit_queue(raw, list, answers, nil, nil)
        if error == RD_KAFKA_RESP_ERR_NO_ERROR {
            let event = rd_kafka_queue_poll(answers, Self.answerTimeout.milliseconds)
            defer { rd_kafka_event_destroy(event) }
            error = event == nil ? RD_KAFKA_RESP_ERR__TIMED_OUT : rd_kafka_event_error(event)
        }
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw KafkaError(
                error,
                reason: "Offset \(message.offset) of topic \(message.topic), partition \(message.partition) was not "
                    + "committed: " + String(cString: rd_kafka_err2str(error))
            )
        }
    }

    /// Leaves the group, so that its partitions go to others at once. Blocks; gives up when the broker does not answer.
    func leaveGroup() {
        let events = rd_kafka_queue_new(raw)
        defer { rd_kafka_queue_destroy(events) }
        if let error = rd_kafka_consumer_close_queue(raw, events) {
            rd_kafka_error_destroy(error)
            return
        }
        let deadline = ContinuousClock.now + Self.answerTimeout
        while rd_kafka_consumer_closed(raw) == 0, ContinuousClock.now < deadline {
            if let event = rd_kafka_queue_poll(events, 10) { rd_kafka_event_destroy(event) }
        }
    }

    /// How long a group's coordinator may take to answer.
    private static let answerTimeout = Duration.seconds(5)
}
