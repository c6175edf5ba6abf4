/// A fault that struck, for the messages of a test or a grader. ``description`` is a sentence.
public enum StruckFault: Sendable, Hashable {
    /// What a broker that is down was asked.
    public enum Operation: Sendable, Hashable {
        /// To write a message to this topic.
        case send(topic: String)
        /// To give a member of this group messages.
        case poll(group: String)
        /// To store an offset of this group.
        case commit(group: String)
        /// Whether it is there.
        case connect
    }

    /// A delivery failed. They are numbered from 1, each topic's by themselves.
    case deliveryFailed(number: Int, topic: String, code: KafkaError.Code, recordIsWritten: Bool)
    /// An acknowledgement was late.
    case deliverySlowed(number: Int, topic: String)
    /// A producer stamped a message with a clock that is off.
    case timestampSkewed(number: Int, topic: String, clientID: String, by: Duration)
    /// The broker was down.
    case unreachable(Operation)
    /// A record was delivered, and will be delivered to the same member once more.
    case duplicated(topic: String, partition: KafkaPartition, offset: KafkaOffset, group: String)
    /// A member was put out of its group.
    case rebalanced(group: String, clientID: String)
    /// A member crashed.
    case crashed(group: String, clientID: String)
}

extension StruckFault: CustomStringConvertible {
    /// What was done, in one sentence without a full stop.
    public var description: String {
        switch self {
        case .deliveryFailed(let number, let topic, let code, let recordIsWritten):
            "delivery \(number) to \"\(topic)\" was made to fail with \(code), "
                + (recordIsWritten ? "after the record was written" : "and nothing was written")
        case .deliverySlowed(let number, let topic):
            "the acknowledgement of delivery \(number) to \"\(topic)\" was made late"
        case .timestampSkewed(let number, let topic, let clientID, let offset):
            "delivery \(number) to \"\(topic)\" was stamped by \"\(clientID)\" with a clock that is off by \(offset)"
        case .unreachable(let operation):
            "the broker was down for \(operation)"
        case .duplicated(let topic, let partition, let offset, let group):
            "offset \(offset) of \"\(topic)\", partition \(partition), was delivered to group \"\(group)\" twice"
        case .rebalanced(let group, let clientID):
            "group \"\(group)\" was rebalanced and took its partitions from \"\(clientID)\""
        case .crashed(let group, let clientID):
            "\"\(clientID)\" of group \"\(group)\" crashed"
        }
    }
}

extension StruckFault.Operation: CustomStringConvertible {
    /// The operation, as in "the broker was down for …".
    public var description: String {
        switch self {
        case .send(let topic): "a message to \"\(topic)\""
        case .poll(let group): "a poll of group \"\(group)\""
        case .commit(let group): "a commit of group \"\(group)\""
        case .connect: "a connection"
        }
    }
}
