/// The value of an attribute: one scalar, or an array of one scalar type (OpenTelemetry specification, "Common",
/// Attribute).
public enum SpanAttribute: Equatable, Sendable {
    /// A 32-bit integer.
    case int32(Int32)
    /// A 64-bit integer.
    case int64(Int64)
    /// 32-bit integers.
    case int32Array([Int32])
    /// 64-bit integers.
    case int64Array([Int64])
    /// A double.
    case double(Double)
    /// Doubles.
    case doubleArray([Double])
    /// A boolean.
    case bool(Bool)
    /// Booleans.
    case boolArray([Bool])
    /// A string.
    case string(String)
    /// Strings.
    case stringArray([String])

    /// A 64-bit integer.
    public static func int(_ value: Int64) -> SpanAttribute { .int64(value) }
}

/// A type whose values can be written as an attribute (OpenTelemetry specification, "Common", Attribute).
public protocol SpanAttributeConvertible {
    /// The value as an attribute.
    func toSpanAttribute() -> SpanAttribute
}

extension SpanAttribute: SpanAttributeConvertible {
    /// Itself.
    public func toSpanAttribute() -> SpanAttribute { self }
}

extension SpanAttribute: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
}

extension SpanAttribute: ExpressibleByIntegerLiteral {
    /// A 64-bit integer.
    public init(integerLiteral value: Int64) { self = .int64(value) }
}

extension SpanAttribute: ExpressibleByFloatLiteral {
    /// A double.
    public init(floatLiteral value: Double) { self = .double(value) }
}

extension SpanAttribute: ExpressibleByBooleanLiteral {
    /// A boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension SpanAttribute: ExpressibleByArrayLiteral {
    /// An array of the first element's type. Elements of other types are left out, since an array attribute has one type.
    public init(arrayLiteral elements: SpanAttribute...) {
        switch elements.first {
        case .int32: self = .int32Array(elements.compactMap { if case .int32(let value) = $0 { value } else { nil } })
        case .int64: self = .int64Array(elements.compactMap { if case .int64(let value) = $0 { value } else { nil } })
        case .double:
            self = .doubleArray(elements.compactMap { if case .double(let value) = $0 { value } else { nil } })
        case .bool: self = .boolArray(elements.compactMap { if case .bool(let value) = $0 { value } else { nil } })
        default: self = .stringArray(elements.compactMap { if case .string(let value) = $0 { value } else { nil } })
        }
    }
}
