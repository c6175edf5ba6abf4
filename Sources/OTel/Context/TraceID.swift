/// The id of a trace: 16 bytes, not all zero (W3C Trace Context, "trace-id").
public struct TraceID: Sendable, Hashable {
    /// The first eight bytes, big endian.
    public let high: UInt64

    /// The last eight bytes, big endian.
    public let low: UInt64

    /// An id from its two halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads 32 lowercase hexadecimal digits; nil for anything else. All zeros is read, and is not ``isValid``.
    public init?(hex: some StringProtocol) {
        let digits = Array(hex.utf8)
        guard digits.count == 32, let high = Hex.parse(digits[..<16]), let low = Hex.parse(digits[16...]) else {
            return nil
        }
        self.init(high: high, low: low)
    }

    /// Whether at least one byte is not zero.
    public var isValid: Bool { high != 0 || low != 0 }

    /// 32 lowercase hexadecimal digits.
    public var hex: String {
        String(unsafeUninitializedCapacity: 32) { bytes in
            Hex.write16(high, to: bytes, at: 0)
            Hex.write16(low, to: bytes, at: 16)
            return 32
        }
    }

    func appendHex(to bytes: inout [UInt8]) {
        withUnsafeBytes(of: (Hex.digits16(of: high), Hex.digits16(of: low))) { bytes.append(contentsOf: $0) }
    }
}

extension TraceID: CustomStringConvertible {
    /// 32 lowercase hexadecimal digits.
    public var description: String { hex }
}
