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

    private var storage: [AnyServiceContextKey: any Sendable] = [:]

    init() {}

    /// The value stored under `key`, or nil. Assigning nil removes it.
    public subscript<Key: ServiceContextKey>(_ key: Key.Type) -> Key.Value? {
        get { storage[AnyServiceContextKey(key)] as? Key.Value }
        set { storage[AnyServiceContextKey(key)] = newValue }
    }

    /// How many values are stored.
    public var count: Int { storage.count }

    /// Whether nothing is stored.
    public var isEmpty: Bool { storage.isEmpty }

    /// Calls `body` once for each stored value, in no particular order.
    public func forEach(_ body: (AnyServiceContextKey, any Sendable) throws -> Void) rethrows {
        for (key, value) in storage {
            try body(key, value)
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
        "ServiceContext(keys: \(storage.keys.map(\.name).sorted()))"
    }
}
