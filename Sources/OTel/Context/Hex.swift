/// Lowercase hexadecimal, as W3C Trace Context writes ids: uppercase digits are invalid when read.
enum Hex {
    /// Reads a number from lowercase hexadecimal digits, at most 16 of them; nil when one is something else.
    static func parse(_ digits: some Sequence<UInt8>) -> UInt64? {
        var result: UInt64 = 0
        var isValid = true
        // No way out of the loop: ids are random, and a branch on their digits would be guessed wrong every other time.
        for digit in digits {
            let number = digit &- UInt8(ascii: "0")
            let letter = digit &- UInt8(ascii: "a")
            isValid = isValid && (number < 10 || letter < 6)
            result = result << 4 | UInt64(number < 10 ? number : letter &+ 10)
        }
        return isValid ? result : nil
    }

    /// Appends `value` as exactly `width` digits.
    static func append(_ value: UInt64, width: Int, to bytes: inout [UInt8]) {
        for position in (0..<width).reversed() {
            bytes.append(digit(of: value >> UInt64(position * 4)))
        }
    }

    /// Writes `value` to `range` of `bytes`, with as many digits as there is room.
    static func write(_ value: UInt64, to bytes: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>) {
        var value = value
        for position in range.reversed() {
            bytes[position] = digit(of: value)
            value >>= 4
        }
    }

    /// The digit of the lowest four bits.
    private static func digit(of value: UInt64) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: value) & 0xF
        return value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &+ (value &- 10)
    }
}
