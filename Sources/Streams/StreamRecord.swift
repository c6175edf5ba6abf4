import Kafka

/// What flows through a job's operators: a record's key, value, event time and headers (Kafka Streams' `Record`).
///
/// An operator returns a record of its own making. One made with ``init(key:value:timestamp:headers:)`` has the headers that
/// it is given, and none by default; ``withValue(_:)`` and its siblings keep those of the record that they are called on.
public struct StreamRecord: Sendable, Hashable {
    /// The key, or nil for a null key.
    public var key: [UInt8]?

    /// The payload, or nil for a tombstone.
    public var value: [UInt8]?

    /// The event time: when it happened, in milliseconds since the Unix epoch. Negative before 1970.
    public var timestamp: Int64

    /// The headers, in order.
    public var headers: [KafkaHeader]

    /// Makes a record.
    public init(key: [UInt8]?, value: [UInt8]?, timestamp: Int64, headers: [KafkaHeader] = []) {
        self.key = key
        self.value = value
        self.timestamp = timestamp
        self.headers = headers
    }

    /// This record with another key.
    public func withKey(_ key: [UInt8]?) -> StreamRecord {
        StreamRecord(key: key, value: value, timestamp: timestamp, headers: headers)
    }

    /// This record with another value.
    public func withValue(_ value: [UInt8]?) -> StreamRecord {
        StreamRecord(key: key, value: value, timestamp: timestamp, headers: headers)
    }

    /// This record with another event time.
    public func withTimestamp(_ timestamp: Int64) -> StreamRecord {
        StreamRecord(key: key, value: value, timestamp: timestamp, headers: headers)
    }

    /// This record with other headers.
    public func withHeaders(_ headers: [KafkaHeader]) -> StreamRecord {
        StreamRecord(key: key, value: value, timestamp: timestamp, headers: headers)
    }
}
