extension Logger {
    /// What is known beside a message's text, by name.
    public typealias Metadata = [String: MetadataValue]

    /// A value of metadata. It can be written as a literal: `"\(id)"`, `["a", "b"]`, `["city": "Delft"]`.
    public enum MetadataValue: Sendable {
        /// A text.
        case string(String)
        /// Something that is turned into text when the message is written.
        case stringConvertible(any CustomStringConvertible & Sendable)
        /// Values by name.
        case dictionary(Metadata)
        /// Values in order.
        case array([Metadata.Value])
    }
}

extension Logger.MetadataValue: Equatable {
    /// Equal when both are of one case and hold the same. Things that are turned into text compare by that text.
    public static func == (lhs: Logger.MetadataValue, rhs: Logger.MetadataValue) -> Bool {
        switch (lhs, rhs) {
        case (.string(let lhs), .string(let rhs)): lhs == rhs
        case (.stringConvertible(let lhs), .stringConvertible(let rhs)): lhs.description == rhs.description
        case (.dictionary(let lhs), .dictionary(let rhs)): lhs == rhs
        case (.array(let lhs), .array(let rhs)): lhs == rhs
        default: false
        }
    }
}

extension Logger.MetadataValue: CustomStringConvertible {
    /// The value as text.
    public var description: String {
        switch self {
        case .string(let text): text
        case .stringConvertible(let value): value.description
        case .dictionary(let values): values.mapValues(\.description).description
        case .array(let values): values.map(\.description).description
        }
    }
}

// MARK: - Literals

extension Logger.MetadataValue: ExpressibleByStringInterpolation {
    /// A text.
    public init(stringLiteral value: String) {
        self = .string(value)
    }
}

extension Logger.MetadataValue: ExpressibleByDictionaryLiteral {
    /// Values by name; a name written twice keeps the last value.
    public init(dictionaryLiteral elements: (String, Logger.MetadataValue)...) {
        self = .dictionary(Dictionary(elements) { _, last in last })
    }
}

extension Logger.MetadataValue: ExpressibleByArrayLiteral {
    /// Values in order.
    public init(arrayLiteral elements: Logger.MetadataValue...) {
        self = .array(elements)
    }
}
