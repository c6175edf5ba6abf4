/// A partition of a topic, by its number.
public struct KafkaPartition: RawRepresentable, Sendable, Hashable {
    /// The partition's number, or -1 for ``unassigned``.
    public var rawValue: Int

    /// Makes a partition from its number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The partitioner chooses: by the key where there is one.
    public static let unassigned = KafkaPartition(rawValue: -1)
}

extension KafkaPartition: Comparable, CustomStringConvertible {
    /// Orders by number.
    public static func < (lhs: KafkaPartition, rhs: KafkaPartition) -> Bool { lhs.rawValue < rhs.rawValue }

    /// The number.
    public var description: String { String(rawValue) }
}
