/// One value of a ``ServiceContext``, and those that were set before it.
///
/// Entries never change, so that contexts share them: setting a value makes one new entry in front, whatever the context
/// holds, and copies nothing. A context holds two or three values; walking past them is faster than a dictionary.
@usableFromInline
protocol ServiceContextEntry: AnyObject, Sendable {
    var key: AnyServiceContextKey { get }
    var anyValue: any Sendable { get }
    var older: (any ServiceContextEntry)? { get }

    /// The same entries but the one of `key`; this very entry when there is none.
    func without(_ key: any ServiceContextKey.Type) -> (any ServiceContextEntry)?
}

/// The value stored under `Key`.
@usableFromInline
final class ServiceContextValue<Key: ServiceContextKey>: ServiceContextEntry {
    @usableFromInline let value: Key.Value
    @usableFromInline let older: (any ServiceContextEntry)?

    @inlinable
    init(_ value: Key.Value, older: (any ServiceContextEntry)?) {
        self.value = value
        self.older = older
    }

    @usableFromInline var key: AnyServiceContextKey { AnyServiceContextKey(Key.self) }
    @usableFromInline var anyValue: any Sendable { value }

    @usableFromInline
    func without(_ key: any ServiceContextKey.Type) -> (any ServiceContextEntry)? {
        if key == Key.self { return older }
        let rest = older?.without(key)
        return rest === older ? self : ServiceContextValue(value, older: rest)
    }
}
