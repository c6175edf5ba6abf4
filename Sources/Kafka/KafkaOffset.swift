/// The position of a record in its partition, counted from 0.
public struct KafkaOffset: RawRepresentable, Sendable, Hashable {
    /// The position.
    public var rawValue: Int

    /// Makes an offset from a position.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }
}

extension KafkaOffset: Comparable, CustomStringConvertible {
    /// Orders by position.
    public static func < (lhs: KafkaOffset, rhs: KafkaOffset) -> Bool { lhs.rawValue < rhs.rawValue }

    /// The position.
    public var description: String { String(rawValue) }
}
