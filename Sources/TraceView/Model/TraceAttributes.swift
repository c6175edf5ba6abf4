/// Attributes in the order in which the file lists them.
public struct TraceAttributes: Sendable, Equatable {
    /// One key with its value.
    public struct Entry: Sendable, Equatable {
        /// The attribute's key, for instance `messaging.system`.
        public var key: String
        /// The attribute's value.
        public var value: AttributeValue

        /// Makes an entry of a key and its value.
        public init(key: String, value: AttributeValue) {
            self.key = key
            self.value = value
        }
    }

    /// The attributes in order. A key may stand here twice, because a file may hold it twice.
    public var entries: [Entry]

    /// Makes a list of attributes.
    public init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    /// The value of a key, or nil where it is absent. Of several, the last one counts.
    public subscript(key: String) -> AttributeValue? {
        entries.last { $0.key == key }?.value
    }

    /// The text of a key, or nil where it is absent, empty or no string.
    public func text(_ key: String) -> String? {
        guard case .string(let text) = self[key], !text.isEmpty else { return nil }
        return text
    }
}

extension TraceAttributes: ExpressibleByDictionaryLiteral {
    /// Makes a list of attributes in the order of the literal.
    public init(dictionaryLiteral elements: (String, AttributeValue)...) {
        self.init(elements.map { Entry(key: $0.0, value: $0.1) })
    }
}
