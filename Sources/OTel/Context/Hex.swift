/// Lowercase hexadecimal, as W3C Trace Context writes ids: uppercase digits are invalid when read.
enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    /// The value of one lowercase hexadecimal digit, or nil.
    @inline(__always)
    static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit &- UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit &- UInt8(ascii: "a") &+ 10
        default: nil
        }
    }

    /// Reads a number from lowercase hexadecimal digits, at most 16 of them; nil when one is something else.
    static func parse(_ digits: some Sequence<UInt8>) -> UInt64? {
        var result: UInt64 = 0
        for digit in digits {
            guard let value = value(of: digit) else { return nil }
            result = result << 4 | UInt64(value)
        }
        return result
    }

    /// Appends `value` as exactly `width` digits.
    static func append(_ value: UInt64, width: Int, to bytes: inout [UInt8]) {
        for position in (0..<width).reversed() {
            bytes.append(digits[Int(truncatingIfNeeded: value >> UInt64(position * 4)) & 0xF])
        }
    }
}
