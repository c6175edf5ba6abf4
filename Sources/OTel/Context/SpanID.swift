/// The id of a span: 8 bytes, not all zero (W3C Trace Context, "parent-id").
public struct SpanID: Sendable, Hashable {
    /// The eight bytes, big endian.
    public let rawValue: UInt64

    /// An id from its bytes.
    public init(_ rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Reads 16 lowercase hexadecimal digits; nil for anything else. All zeros is read, and is not ``isValid``.
    public init?(hex: some StringProtocol) {
        guard hex.utf8.count == 16, let value = Hex.parse(hex.utf8) else { return nil }
        self.init(value)
    }

    /// Whether at least one byte is not zero.
    public var isValid: Bool { rawValue != 0 }

    /// 16 lowercase hexadecimal digits.
    public var hex: String {
        String(unsafeUninitializedCapacity: 16) { bytes in
            Hex.write16(rawValue, to: bytes, at: 0)
            return 16
        }
    }

    func appendHex(to bytes: inout [UInt8]) {
        withUnsafeBytes(of: Hex.digits16(of: rawValue)) { bytes.append(contentsOf: $0) }
    }
}

extension SpanID: CustomStringConvertible {
    /// 16 lowercase hexadecimal digits.
    public var description: String { hex }
}
