/// Names a value in a ``ServiceContext`` and fixes its type (OpenTelemetry specification, "Context", Create a key).
/// Conform an empty enum, and keep it private to the module that owns the value.
public protocol ServiceContextKey: Sendable {
    /// The type of the value stored under this key.
    associatedtype Value: Sendable

    /// The name shown in descriptions in place of the type's own, or nil.
    static var nameOverride: String? { get }
}

extension ServiceContextKey {
    /// No override: the type's name is shown.
    public static var nameOverride: String? { nil }
}

/// A ``ServiceContextKey`` without its type, so that keys of all kinds can stand in one list (OpenTelemetry
/// specification, "Context", Create a key).
public struct AnyServiceContextKey: Sendable {
    /// The type that this key stands for.
    public let keyType: any ServiceContextKey.Type

    private let identifier: ObjectIdentifier

    init<Key: ServiceContextKey>(_ keyType: Key.Type) {
        self.keyType = keyType
        self.identifier = ObjectIdentifier(keyType)
    }

    /// The key's name for people.
    public var name: String { keyType.nameOverride ?? String(describing: keyType) }
}

extension AnyServiceContextKey: Hashable {
    /// Two keys are equal when they stand for the same type.
    public static func == (lhs: AnyServiceContextKey, rhs: AnyServiceContextKey) -> Bool {
        lhs.identifier == rhs.identifier
    }

    /// Hashes the identity of the type.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(identifier)
    }
}
