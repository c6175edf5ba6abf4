/// A record that a run received from Kafka, with its headers: what stood on the wire.
public struct TraceRecord: Sendable, Equatable {
    /// One header.
    public struct Header: Sendable, Equatable, Codable {
        /// The header's key.
        public var key: String
        /// The header's value for people: text, or words for a null, empty or binary one.
        public var value: String

        /// Makes a header of its key and its value, both as they are to be shown.
        public init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    /// The topic.
    public var topic: String
    /// The partition's number.
    public var partition: Int
    /// The offset in the partition.
    public var offset: Int
    /// The record's key for people.
    public var key: String
    /// The headers in the order of the wire.
    public var headers: [Header]

    /// Makes a record.
    public init(topic: String, partition: Int, offset: Int, key: String, headers: [Header]) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
        self.key = key
        self.headers = headers
    }
}

extension TraceRecord: Codable {}
