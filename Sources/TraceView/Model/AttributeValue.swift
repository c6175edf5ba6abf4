/// The value of an attribute. OpenTelemetry protocol: `AnyValue` in `common.proto`.
public enum AttributeValue: Sendable, Equatable {
    /// Text.
    case string(String)
    /// True or false.
    case bool(Bool)
    /// A signed 64-bit integer.
    case int(Int64)
    /// A floating-point number.
    case double(Double)
    /// Raw bytes, which OTLP/JSON writes as base64.
    case bytes([UInt8])
    /// A list of values.
    case array([AttributeValue])
    /// Keys and values, in the order of the file.
    case keyValueList(TraceAttributes)
    /// A value that is absent, or of a type that this reader does not know.
    case empty
}

extension AttributeValue: ExpressibleByStringLiteral {
    /// Makes a string value.
    public init(stringLiteral value: String) {
        self = .string(value)
    }
}
