/// The timestamp of a record. Which clock it was read from is the topic's setting `message.timestamp.type`.
public enum KafkaTimestamp: Sendable, Hashable {
    /// Set by the producer when it made the message; milliseconds since the Unix epoch.
    case createTime(millisecondsSinceEpoch: Int64)

    /// Set by the broker when it appended the record; milliseconds since the Unix epoch.
    case logAppendTime(millisecondsSinceEpoch: Int64)

    /// The record carries none.
    case notAvailable

    /// Milliseconds since the Unix epoch, whichever clock they come from, or nil.
    public var millisecondsSinceEpoch: Int64? {
        switch self {
        case .createTime(let milliseconds), .logAppendTime(let milliseconds): milliseconds
        case .notAvailable: nil
        }
    }
}
