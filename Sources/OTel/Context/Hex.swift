/// Lowercase hexadecimal, as W3C Trace Context writes ids: uppercase digits are invalid when read.
///
/// Ids are read and written eight digits at a time, one in each byte of a 64-bit word, the first one in the highest byte: the
/// same few operations work on all of them, where a loop would take a branch for each digit. They are few enough to be
/// compiled into their callers.
enum Hex {
    typealias Words = (UInt64, UInt64)

    /// Reads a number from lowercase hexadecimal digits, at most 16 of them; nil when one is something else.
    static func parse(_ digits: some Sequence<UInt8>) -> UInt64? {
        var result: UInt64 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): result = result << 4 | UInt64(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): result = result << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return result
    }

    /// Reads the 16 digits at `offset`, which lie within `bytes`; nil when one is something else.
    @inline(__always)
    static func parse16(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64? {
        let bytes = UnsafeRawBufferPointer(bytes)
        let high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
        guard let high = number(of: high), let low = number(of: low) else { return nil }
        return high << 32 | low
    }

    /// `value` as 16 digits, in the order in which they stand in memory.
    @inline(__always)
    static func digits16(of value: UInt64) -> Words {
        (digits(of: value >> 32).bigEndian, digits(of: value & 0xFFFF_FFFF).bigEndian)
    }

    /// Writes `value` as 16 digits at `offset`, all within `bytes`, which a new string lends: bytes collected in an array would
    /// cost an allocation more.
    @inline(__always)
    static func write16(_ value: UInt64, to bytes: UnsafeMutableBufferPointer<UInt8>, at offset: Int) {
        UnsafeMutableRawBufferPointer(bytes).storeBytes(of: digits16(of: value), toByteOffset: offset, as: Words.self)
    }

    /// Appends `value` as exactly `width` digits.
    static func append(_ value: UInt64, width: Int, to bytes: inout [UInt8]) {
        for position in (0..<width).reversed() {
            bytes.append(digit(of: value >> UInt64(position * 4) & 0xF))
        }
    }

    /// The digit of a value below 16.
    static func digit(of value: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: digits(ofValues: value)) }
}

// MARK: - Eight digits in a word

extension Hex {
    /// The number of 32 bits that eight digits stand for; nil when one is no digit.
    @inline(__always)
    private static func number(of digits: UInt64) -> UInt64? {
        // A digit's value is in its low four bits; letters, which have bit 6 set, begin with 1 and stand for 10.
        let values = (digits & 0x0F0F_0F0F_0F0F_0F0F) &+ (digits >> 6 & 0x0101_0101_0101_0101) &* 9
        // What was no digit has a value above 15, or does not come back.
        guard values & 0xF0F0_F0F0_F0F0_F0F0 == 0, self.digits(ofValues: values) == digits else { return nil }
        let bytes = (values | values >> 4) & 0x00FF_00FF_00FF_00FF
        let pairs = (bytes | bytes >> 8) & 0x0000_FFFF_0000_FFFF
        return (pairs | pairs >> 16) & 0xFFFF_FFFF
    }

    /// A number of 32 bits as eight digits.
    @inline(__always)
    private static func digits(of number: UInt64) -> UInt64 {
        let pairs = (number | number << 16) & 0x0000_FFFF_0000_FFFF
        let bytes = (pairs | pairs << 8) & 0x00FF_00FF_00FF_00FF
        return digits(ofValues: (bytes | bytes << 4) & 0x0F0F_0F0F_0F0F_0F0F)
    }

    /// The digit of the value in each byte. Adding 6 carries into bit 4 from 10 on; those are letters, which stand `0x27`
    /// behind where the digits would go on.
    @inline(__always)
    private static func digits(ofValues values: UInt64) -> UInt64 {
        let isLetter = (values &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return values &+ 0x3030_3030_3030_3030 &+ isLetter &* 0x27
    }
}
