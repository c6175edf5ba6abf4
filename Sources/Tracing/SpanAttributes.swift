/// Attributes by name (OpenTelemetry specification, "Common", Attribute Collections). A name stands at most once, and
/// the order of first insertion is kept. Names are equal when their bytes are: a backend knows no Unicode equivalence.
public struct SpanAttributes: Equatable, Sendable {
    /// An array and not a dictionary: spans carry about ten attributes, for which a scan is the faster look-up.
    private var entries: [Entry] = []

    private struct Entry: Equatable, Sendable {
        let name: String
        var value: SpanAttribute

        static func == (lhs: Entry, rhs: Entry) -> Bool {
            lhs.name.isIdentical(to: rhs.name) && lhs.value == rhs.value
        }
    }

    /// No attributes.
    public init() {}

    /// Attributes from a dictionary.
    public init(_ attributes: [String: SpanAttribute]) {
        entries = attributes.sorted { $0.key < $1.key }.map { Entry(name: $0.key, value: $0.value) }
    }

    /// The attribute called `name`. Assigning nil removes it.
    public subscript(_ name: String) -> (any SpanAttributeConvertible)? {
        get { get(name) }
        set { set(name, value: newValue?.toSpanAttribute()) }
    }

    /// The attribute called `name`, or nil.
    public func get(_ name: String) -> SpanAttribute? {
        entries.first { $0.name.isIdentical(to: name) }?.value
    }

    /// Sets the attribute called `name`, or removes it when `value` is nil.
    public mutating func set(_ name: String, value: SpanAttribute?) {
        let index = entries.firstIndex { $0.name.isIdentical(to: name) }
        switch (index, value) {
        case (let index?, let value?): entries[index].value = value
        case (let index?, nil): entries.remove(at: index)
        case (nil, let value?):
            // Growing one by one from nothing would allocate four times for eight attributes.
            if entries.isEmpty { entries.reserveCapacity(8) }
            entries.append(Entry(name: name, value: value))
        case (nil, nil): break
        }
    }

    /// Calls `body` for each attribute in the order of insertion.
    public func forEach(_ body: (String, SpanAttribute) throws -> Void) rethrows {
        for entry in entries {
            try body(entry.name, entry.value)
        }
    }

    /// Takes all of `other`; where both have a name, `other` wins.
    public mutating func merge(_ other: SpanAttributes) {
        other.forEach { set($0, value: $1) }
    }

    /// The first `maxCount` attributes in the order of insertion.
    package func prefix(_ maxCount: Int) -> SpanAttributes {
        var first = SpanAttributes()
        first.entries = Array(entries.prefix(maxCount))
        return first
    }

    /// How many there are.
    public var count: Int { entries.count }

    /// Whether there are none.
    public var isEmpty: Bool { entries.isEmpty }

    /// Equal when they hold the same names with the same values, in any order.
    public static func == (lhs: SpanAttributes, rhs: SpanAttributes) -> Bool {
        // The same order is the usual case, and arrays that share their memory are equal at once.
        lhs.entries == rhs.entries
            || lhs.count == rhs.count && lhs.entries.allSatisfy { rhs.get($0.name) == $0.value }
    }
}

extension SpanAttributes: ExpressibleByDictionaryLiteral {
    /// Attributes in the order written; a name written twice keeps the last value.
    public init(dictionaryLiteral elements: (String, SpanAttribute)...) {
        entries.reserveCapacity(elements.count)
        for (name, value) in elements {
            set(name, value: value)
        }
    }
}

extension String {
    /// Whether both are the same bytes in UTF-8. `==` also takes two spellings of one character for the same.
    fileprivate func isIdentical(to other: String) -> Bool {
        utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }
}
