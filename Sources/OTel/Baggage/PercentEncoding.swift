/// Text as octets that a baggage header can hold (W3C Baggage, section "value"; RFC 3986, section 2.1
/// "Percent-Encoding").
enum PercentEncoding {
    private static let percent = UInt8(ascii: "%")
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Appends the UTF-8 of `text`; `%` and whatever is no baggage octet become `%` and two digits.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            if Baggage.isOctet(byte), byte != percent {
                bytes.append(byte)
            } else {
                bytes.append(percent)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 0xF)])
            }
        }
    }

    /// The text that `octets` stand for. Bytes that are not UTF-8 become U+FFFD; a `%` that two hexadecimal digits do
    /// not follow stands for itself.
    static func decode(_ octets: Substring.UTF8View) -> String {
        guard octets.contains(percent) else { return String(decoding: octets, as: UTF8.self) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(octets.count)
        var rest = octets
        while let byte = rest.popFirst() {
            if byte == percent, let decoded = leadingByte(of: rest) {
                bytes.append(decoded)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The byte that two hexadecimal digits at the front of `octets` give, in either case; nil when they are not there.
    private static func leadingByte(of octets: Substring.UTF8View) -> UInt8? {
        var iterator = octets.makeIterator()
        guard let high = iterator.next().flatMap(value(ofDigit:)), let low = iterator.next().flatMap(value(ofDigit:))
        else { return nil }
        return high << 4 | low
    }

    private static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: Hex.parse(CollectionOfOne(digit)).map { UInt8($0) }
        }
    }
}
