import Tracing

/// What an application passes along with its work, from process to process: names with values, in order
/// (OpenTelemetry specification, "Baggage API"; W3C Baggage).
///
/// Everyone downstream can read it, other companies' services too, so it is no place for secrets.
public struct Baggage: Sendable, Hashable {
    /// One name, its value and what is said about it (W3C Baggage, "list-member").
    public struct Entry: Sendable, Hashable {
        /// The name: a token of RFC 9110, section 5.6.2. Case counts.
        public let key: String

        /// The value, any text. It is percent-encoded only on the wire.
        public let value: String

        /// What is said about the value; OpenTelemetry calls it metadata.
        public let properties: [BaggageProperty]
    }

    /// The entries, in the order in which their keys came.
    public private(set) var entries: [Entry] = []

    /// Empty baggage.
    public init() {}

    /// Whether there are no entries.
    public var isEmpty: Bool { entries.isEmpty }

    /// The number of entries.
    public var count: Int { entries.count }

    /// The value stored under `key`, or nil.
    public func get(_ key: String) -> String? {
        entries.first { $0.key == key }?.value
    }

    /// Stores `value` under `key`, in place of an entry with the same key (OpenTelemetry specification, "Baggage API",
    /// section "Conflict Resolution").
    ///
    /// - Throws: ``BaggageError`` when the key is no token. Nothing changes then.
    public mutating func set(
        _ key: String,
        to value: String,
        properties: [BaggageProperty] = []
    ) throws(BaggageError) {
        guard Self.isToken(key.utf8) else { throw .invalidKey(key) }
        put(Entry(key: key, value: value, properties: properties))
    }

    /// Removes the entry under `key` if it is there.
    public mutating func remove(_ key: String) {
        entries.removeAll { $0.key == key }
    }

    /// Stores an entry whose key has been checked.
    mutating func put(_ entry: Entry) {
        if let position = entries.firstIndex(where: { $0.key == entry.key }) {
            entries[position] = entry
        } else {
            entries.append(entry)
        }
    }
}

extension ServiceContext {
    private enum BaggageKey: ServiceContextKey {
        typealias Value = Baggage
        static let nameOverride: String? = "baggage"
    }

    /// The baggage that travels with this context; empty when there is none. Assign an empty one to clear it, for
    /// instance before calling a service that is not trusted (OpenTelemetry specification, "Baggage API", sections
    /// "Context Interaction" and "Clear Baggage in the Context").
    public var baggage: Baggage {
        get { self[BaggageKey.self] ?? Baggage() }
        set { self[BaggageKey.self] = newValue.isEmpty ? nil : newValue }
    }
}
