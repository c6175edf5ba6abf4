extension Baggage {
    /// The most members that are read or written (W3C Baggage, section "Limits").
    public static let maximumCount = 64

    /// The most bytes that are written (W3C Baggage, section "Limits").
    public static let maximumHeaderLength = 8192

    /// Reads the value of a `baggage` header (W3C Baggage, section "Header Content"). Several headers are read as
    /// one, joined in order with `,`.
    ///
    /// - A malformed member is dropped alone, for the specification lets an entry be removed that is not in its format
    ///   (section "Mutating baggage"). One with a malformed property is malformed.
    /// - Of members with the same key the last one counts: W3C leaves the choice open (the same section), and
    ///   OpenTelemetry wants one value a name, the newer one ("Baggage API", section "Conflict Resolution").
    /// - Members with a new key after the first ``maximumCount`` are dropped (section "Limits" lets us choose).
    ///   Length is not limited here: the carrier's limit holds, and ``headerValue`` has its own.
    public init(parsing header: String) {
        self.init()
        for bytes in HeaderList(header.utf8[...]) {
            guard let entry = Entry(bytes), count < Self.maximumCount || get(entry.key) != nil else { continue }
            put(entry)
        }
    }

    /// The value of the `baggage` header; empty when there is nothing to write, and then the header is to be left out.
    ///
    /// It has at most ``maximumCount`` members and ``maximumHeaderLength`` bytes. A member that no longer fits is left
    /// out whole, and the next is tried (W3C Baggage, section "Limits").
    public var headerValue: String {
        var header: [UInt8] = []
        var written = 0
        for entry in entries where written < Self.maximumCount {
            let end = header.count
            if written > 0 { header.append(UInt8(ascii: ",")) }
            entry.append(to: &header)
            if header.count <= Self.maximumHeaderLength {
                written += 1
            } else {
                header.removeSubrange(end...)
            }
        }
        return String(decoding: header, as: UTF8.self)
    }
}

extension Baggage.Entry {
    /// Reads `key=value;property;property=value`, with optional white space around each part; nil when it is malformed.
    fileprivate init?(_ bytes: Substring.UTF8View) {
        var parts = bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
        guard let first = parts.popFirst().flatMap(KeyAndValue.init), let value = first.value else { return nil }

        var properties: [BaggageProperty] = []
        for part in parts {
            guard let property = KeyAndValue(part) else { return nil }
            properties.append(BaggageProperty(checkedKey: property.key, value: property.value))
        }
        self.init(key: first.key, value: value, properties: properties)
    }

    fileprivate func append(to header: inout [UInt8]) {
        header += key.utf8
        header.append(UInt8(ascii: "="))
        PercentEncoding.append(value, to: &header)
        for property in properties {
            header.append(UInt8(ascii: ";"))
            header += property.key.utf8
            if let value = property.value {
                header.append(UInt8(ascii: "="))
                PercentEncoding.append(value, to: &header)
            }
        }
    }
}

/// A token, or a token, `=` and a value, which may itself contain `=`.
private struct KeyAndValue {
    let key: String
    let value: String?

    init?(_ bytes: Substring.UTF8View) {
        let equals = bytes.firstIndex(of: UInt8(ascii: "="))
        let key = bytes[..<(equals ?? bytes.endIndex)].trimmingOptionalWhiteSpace()
        let value = equals.map { bytes[bytes.index(after: $0)...].trimmingOptionalWhiteSpace() }
        guard Baggage.isToken(key), value.map(Baggage.isWireValue) ?? true else { return nil }
        self.key = String(decoding: key, as: UTF8.self)
        self.value = value.map(PercentEncoding.decode)
    }
}
