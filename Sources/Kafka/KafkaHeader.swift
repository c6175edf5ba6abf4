/// A header of a Kafka message.
///
/// Keys are case-sensitive and may repeat; the order is kept. Kafka tells a null value from an empty one, and a value
/// may hold any bytes.
public struct KafkaHeader: Sendable, Hashable {
    /// The header's name.
    public var key: String

    /// The header's bytes, or nil for a null value.
    public var value: [UInt8]?

    /// A header with these bytes.
    public init(key: String, value: [UInt8]? = nil) {
        self.key = key
        self.value = value
    }

    /// A header with the UTF-8 bytes of `value`.
    public init(key: String, value: String) {
        self.init(key: key, value: Array(value.utf8))
    }
}
