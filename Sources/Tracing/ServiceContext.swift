/// What travels with a unit of work, inside a process and between processes: the span it belongs to, baggage, and
/// whatever else an instrument stores under a ``ServiceContextKey`` (OpenTelemetry specification, "Context").
///
/// A context is a value: changing a copy changes nothing else. The context of the running task is in
/// ``current``; it follows structured concurrency, and child tasks inherit it.
public struct ServiceContext: Sendable {
    /// The context of the running task, or nil when nothing was bound.
    @TaskLocal public static var current: ServiceContext?

    /// An empty context, the root for work that continues nothing.
    public static var topLevel: ServiceContext { ServiceContext() }

    /// The value set last; the others are behind it.
    @usableFromInline var newest: (any ServiceContextEntry)?

    init() {}

    /// The value stored under `key`, or nil. Assigning nil removes it.
    @inlinable
    public subscript<Key: ServiceContextKey>(_ key: Key.Type) -> Key.Value? {
        get {
            var next = newest
            while let entry = next {
                if let found = entry as? ServiceContextValue<Key> { return found.value }
                next = entry.older
            }
            return nil
        }
        set {
            let others = newest?.without(key)
            newest = newValue.map { ServiceContextValue<Key>($0, older: others) } ?? others
        }
    }

    /// How many values are stored.
    public var count: Int {
        var count = 0
        forEach { _, _ in count += 1 }
        return count
    }

    /// Whether nothing is stored.
    public var isEmpty: Bool { newest == nil }

    /// Calls `body` once for each stored value, in no particular order.
    public func forEach(_ body: (AnyServiceContextKey, any Sendable) throws -> Void) rethrows {
        var next = newest
        while let entry = next {
            try body(entry.key, entry.anyValue)
            next = entry.older
        }
    }

    /// Runs `operation` with ``current`` bound to `value`.
    public static func withValue<T>(_ value: ServiceContext?, operation: () throws -> T) rethrows -> T {
        try $current.withValue(value, operation: operation)
    }

    /// Runs the asynchronous `operation` with ``current`` bound to `value`.
    public static func withValue<T>(
        _ value: ServiceContext?,
        isolation: isolated (any Actor)? = #isolation,
        operation: () async throws -> T
    ) async rethrows -> T {
        try await $current.withValue(value, operation: operation, isolation: isolation)
    }
}

extension ServiceContext: CustomStringConvertible {
    /// The names of what is stored, never the values: those may be secrets.
    public var description: String {
        var names: [String] = []
        forEach { key, _ in names.append(key.name) }
        return "ServiceContext(keys: \(names.sorted()))"
    }
}
