import Tracing

/// How much one span may hold (OpenTelemetry specification, "Tracing SDK", Span Limits, and "Common", Attribute Limits).
///
/// What comes first stays: an attribute, event or link that would exceed its limit is dropped and counted. Setting an
/// attribute that is already there is never an excess. The names of the limits are the specification's. Code that gives a
/// negative limit gets the default, as for the environment variables of these limits.
public struct SpanLimits: Sendable, Equatable {
    /// How many attributes a span may have.
    public let attributeCountLimit: Int

    /// How long a string among the attributes of a span, an event or a link may be, each string of an array on its own;
    /// nil for no limit. A longer one is cut. The specification counts characters and does not say which; here they are
    /// Unicode scalars (code points), so that the length is the same in SDKs of other languages and a cut never leaves
    /// invalid UTF-8.
    public let attributeValueLengthLimit: Int?

    /// How many events a span may have.
    public let eventCountLimit: Int

    /// How many links a span may have.
    public let linkCountLimit: Int

    /// How many attributes an event may have.
    public let attributePerEventCountLimit: Int

    /// How many attributes a link may have.
    public let attributePerLinkCountLimit: Int

    /// Makes limits; those left out are the specification's defaults.
    public init(
        attributeCountLimit: Int = defaultCount,
        attributeValueLengthLimit: Int? = nil,
        eventCountLimit: Int = defaultCount,
        linkCountLimit: Int = defaultCount,
        attributePerEventCountLimit: Int = defaultCount,
        attributePerLinkCountLimit: Int = defaultCount
    ) {
        func valid(_ limit: Int) -> Int { limit < 0 ? Self.defaultCount : limit }
        self.attributeCountLimit = valid(attributeCountLimit)
        self.attributeValueLengthLimit = attributeValueLengthLimit.flatMap { $0 < 0 ? nil : $0 }
        self.eventCountLimit = valid(eventCountLimit)
        self.linkCountLimit = valid(linkCountLimit)
        self.attributePerEventCountLimit = valid(attributePerEventCountLimit)
        self.attributePerLinkCountLimit = valid(attributePerLinkCountLimit)
    }

    /// The specification's default for each of the counts.
    public static let defaultCount = 128
}

extension SpanAttributes {
    /// Keeps the first `countLimit` attributes, cuts their strings to `valueLengthLimit`, and returns how many attributes
    /// were dropped.
    mutating func limit(count countLimit: Int, valueLength valueLengthLimit: Int?) -> Int {
        let dropped = count - countLimit
        if dropped > 0 {
            self = prefix(countLimit)
        }
        if let valueLengthLimit {
            cutValues(to: valueLengthLimit)
        }
        return max(0, dropped)
    }

    private mutating func cutValues(to limit: Int) {
        let uncut = self
        uncut.forEach { name, value in
            if let cut = value.cut(to: limit) {
                set(name, value: cut)
            }
        }
    }
}

extension SpanAttribute {
    /// The value with its strings cut, or nil when none is too long.
    fileprivate func cut(to limit: Int) -> SpanAttribute? {
        switch self {
        case .string(let value): value.cut(to: limit).map(SpanAttribute.string)
        case .stringArray(let values):
            values.contains { $0.cut(to: limit) != nil } ? .stringArray(values.map { $0.cut(to: limit) ?? $0 }) : nil
        case .int32, .int64, .int32Array, .int64Array, .double, .doubleArray, .bool, .boolArray: nil
        }
    }
}

extension String {
    /// The first `limit` Unicode scalars, or nil when there are no more than that.
    fileprivate func cut(to limit: Int) -> String? {
        // A scalar takes at least one byte, and the bytes need not be counted.
        guard utf8.count > limit else { return nil }
        let scalars = unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end != scalars.endIndex
        else { return nil }
        return String(scalars[..<end])
    }
}
