internal import Crdkafka
import Kafka

extension KafkaConsumerMessage {
    /// Copies a message that librdkafka received.
    init(copying pointer: UnsafePointer<rd_kafka_message_t>) {
        let message = pointer.pointee
        var timestampType = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        let milliseconds = rd_kafka_message_timestamp(pointer, &timestampType)
        let timestamp: KafkaTimestamp =
            switch timestampType {
            case RD_KAFKA_TIMESTAMP_CREATE_TIME: .createTime(millisecondsSinceEpoch: milliseconds)
            case RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME: .logAppendTime(millisecondsSinceEpoch: milliseconds)
            default: .notAvailable
            }
        self.init(
            topic: String(cString: rd_kafka_topic_name(message.rkt)),
            partition: KafkaPartition(rawValue: Int(message.partition)),
            headers: RecordHeaders.read(from: pointer),
            key: bytes(at: message.key, count: message.key_len),
            value: bytes(at: message.payload, count: message.len),
            offset: KafkaOffset(rawValue: Int(message.offset)),
            timestamp: timestamp
        )
    }
}
