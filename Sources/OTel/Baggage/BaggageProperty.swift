/// Something said about a baggage value: a name, or a name and a value. It has no meaning of its own (W3C Baggage,
/// section "property").
public struct BaggageProperty: Sendable, Hashable {
    /// The name: a token of RFC 9110, section 5.6.2.
    public let key: String

    /// The value, any text, or nil where there is only a name.
    public let value: String?

    /// Makes a property.
    ///
    /// - Throws: ``BaggageError`` when the key is no token.
    public init(_ key: String, value: String? = nil) throws(BaggageError) {
        guard Baggage.isToken(key.utf8) else { throw .invalidKey(key) }
        self.init(checkedKey: key, value: value)
    }

    init(checkedKey key: String, value: String?) {
        self.key = key
        self.value = value
    }
}

/// Why ``Baggage`` refused an entry (W3C Baggage, "Definition" and "Limits").
public enum BaggageError: Error, Sendable, Hashable {
    /// The key of an entry or of a property is no token.
    case invalidKey(String)
}

extension BaggageError: CustomStringConvertible {
    /// Names the input and says what is allowed.
    public var description: String {
        switch self {
        case .invalidKey(let key):
            "baggage key \(key.debugDescription) is not allowed: use one or more ASCII letters, digits and "
                + "! # $ % & ' * + - . ^ _ ` | ~"
        }
    }
}
