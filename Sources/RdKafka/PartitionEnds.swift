internal import Crdkafka
import Kafka

/// Which partitions have been read to their end.
struct PartitionEnds {
    private struct Partition: Hashable {
        var topic: String
        var number: Int32
    }

    private var ended: Set<Partition> = []

    /// librdkafka has told that a partition has no more records.
    mutating func reached(in message: UnsafePointer<rd_kafka_message_t>) {
        ended.insert(Self.partition(of: message))
    }

    /// A record came, so its partition went on.
    mutating func received(_ message: UnsafePointer<rd_kafka_message_t>) {
        ended.remove(Self.partition(of: message))
    }

    /// Whether every partition assigned to the client has been read to its end. False while none is assigned.
    func coverAssignment(of client: Client) -> Bool {
        let assigned = client.assignment
        return !assigned.isEmpty
            && assigned.allSatisfy { ended.contains(Partition(topic: $0.topic, number: $0.partition)) }
    }

    private static func partition(of message: UnsafePointer<rd_kafka_message_t>) -> Partition {
        Partition(topic: String(cString: rd_kafka_topic_name(message.pointee.rkt)), number: message.pointee.partition)
    }
}

extension Client {
    /// Whether partitions are assigned to this consumer, and the broker has answered a fetch from every one of them.
    var hasFetchedFromItsPartitions: Bool {
        let assigned = assignment
        return !assigned.isEmpty
            && assigned.allSatisfy { topic, partition in
                var (low, high) = (Int64(RD_KAFKA_OFFSET_INVALID), Int64(RD_KAFKA_OFFSET_INVALID))
                // What the client has heard last; this asks no broker.
                rd_kafka_get_watermark_offsets(raw, topic, partition, &low, &high)
                return high != Int64(RD_KAFKA_OFFSET_INVALID)
            }
    }

    /// Whether the partition that `message`, librdkafka's news of an end, speaks of has no record behind that end now. True
    /// when the broker does not say.
    func isStillAtEnd(_ message: UnsafePointer<rd_kafka_message_t>) -> Bool {
        let (topic, partition) = (rd_kafka_topic_name(message.pointee.rkt), message.pointee.partition)
        var low: Int64 = 0
        var high: Int64 = 0
        let error = rd_kafka_query_watermark_offsets(raw, topic, partition, &low, &high, 1_000)
        return error != RD_KAFKA_RESP_ERR_NO_ERROR || high <= message.pointee.offset
    }

    /// The partitions that are assigned to this consumer now.
    var assignment: [(topic: String, partition: Int32)] {
        var list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
        guard rd_kafka_assignment(raw, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [] }
        // The list is a copy, and ours.
        defer { rd_kafka_topic_partition_list_destroy(list) }
        return UnsafeBufferPointer(start: list.pointee.elems, count: Int(list.pointee.cnt)).map {
            (topic: String(cString: $0.topic), partition: $0.partition)
        }
    }
}
