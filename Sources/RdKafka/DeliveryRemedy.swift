internal import Crdkafka

/// What to do about a message that was not delivered.
enum DeliveryRemedy {
    /// A sentence or two for people, or nil where librdkafka's own text says it all.
    static func text(for error: rd_kafka_resp_err_t) -> String? {
        switch error {
        case RD_KAFKA_RESP_ERR__MSG_TIMED_OUT:
            "No broker acknowledged it within the producer's deliveryTimeout; it may have been written all the same. "
                + "Check that the brokers run and can be reached, and that the topic is there, then send it again."
        case RD_KAFKA_RESP_ERR__PURGE_QUEUE:
            "The producer was shut down before a broker could take it. Send it again with another producer."
        case RD_KAFKA_RESP_ERR__PURGE_INFLIGHT:
            "The producer was shut down before the broker answered; it may have been written all the same. "
                + "Send it again with another producer."
        case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
            "Send a smaller message, or raise message.max.bytes of the client and of the topic."
        case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
            "The topic has no such partition; leave the choice to the partitioner, or name one that is there."
        case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
            "Create the topic, or check its name."
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
            "Ask for the right to write there, or sign in as another user."
        case RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND:
            "Too few replicas are in sync (min.insync.replicas); bring brokers back, then send it again."
        case RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER:
            "This producer can send nothing more, for it could not keep the order. Open another one."
        default: nil
        }
    }
}
