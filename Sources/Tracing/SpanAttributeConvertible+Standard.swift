extension String: SpanAttributeConvertible {
    /// A string attribute.
    public func toSpanAttribute() -> SpanAttribute { .string(self) }
}

extension Bool: SpanAttributeConvertible {
    /// A boolean attribute.
    public func toSpanAttribute() -> SpanAttribute { .bool(self) }
}

extension Int: SpanAttributeConvertible {
    /// A 64-bit integer attribute.
    public func toSpanAttribute() -> SpanAttribute { .int64(Int64(self)) }
}

extension Int32: SpanAttributeConvertible {
    /// A 32-bit integer attribute.
    public func toSpanAttribute() -> SpanAttribute { .int32(self) }
}

extension Int64: SpanAttributeConvertible {
    /// A 64-bit integer attribute.
    public func toSpanAttribute() -> SpanAttribute { .int64(self) }
}

extension Float: SpanAttributeConvertible {
    /// A double attribute.
    public func toSpanAttribute() -> SpanAttribute { .double(Double(self)) }
}

extension Double: SpanAttributeConvertible {
    /// A double attribute.
    public func toSpanAttribute() -> SpanAttribute { .double(self) }
}

/// A type whose arrays can be written as an attribute (OpenTelemetry specification, "Common", Attribute).
public protocol SpanAttributeArrayElement {
    /// The array as an attribute.
    static func arrayAttribute(_ elements: [Self]) -> SpanAttribute
}

extension Array: SpanAttributeConvertible where Element: SpanAttributeArrayElement {
    /// An array attribute.
    public func toSpanAttribute() -> SpanAttribute { Element.arrayAttribute(self) }
}

extension String: SpanAttributeArrayElement {
    /// A string array.
    public static func arrayAttribute(_ elements: [String]) -> SpanAttribute { .stringArray(elements) }
}

extension Bool: SpanAttributeArrayElement {
    /// A boolean array.
    public static func arrayAttribute(_ elements: [Bool]) -> SpanAttribute { .boolArray(elements) }
}

extension Int: SpanAttributeArrayElement {
    /// A 64-bit integer array.
    public static func arrayAttribute(_ elements: [Int]) -> SpanAttribute { .int64Array(elements.map(Int64.init)) }
}

extension Int32: SpanAttributeArrayElement {
    /// A 32-bit integer array.
    public static func arrayAttribute(_ elements: [Int32]) -> SpanAttribute { .int32Array(elements) }
}

extension Int64: SpanAttributeArrayElement {
    /// A 64-bit integer array.
    public static func arrayAttribute(_ elements: [Int64]) -> SpanAttribute { .int64Array(elements) }
}

extension Double: SpanAttributeArrayElement {
    /// A double array.
    public static func arrayAttribute(_ elements: [Double]) -> SpanAttribute { .doubleArray(elements) }
}
