/// Writes JSON text, with the keys in the order in which they are given.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func object(_ members: (inout JSONWriter) -> Void) {
        enclosed("{", "}", members)
    }

    mutating func array<Element>(_ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void) {
        list { writer in
            for element in elements {
                write(&writer, element)
            }
        }
    }

    /// An array whose elements `write` writes one after the other.
    mutating func list(_ write: (inout JSONWriter) -> Void) {
        enclosed("[", "]", write)
    }

    mutating func key(_ key: String) {
        string(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    mutating func member(_ key: String, _ value: String) {
        self.key(key)
        string(value)
    }

    mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        separate()
        digits(of: value)
    }

    /// A 64-bit integer, which Protobuf's JSON mapping writes as a string.
    mutating func member(_ key: String, quoted value: some FixedWidthInteger) {
        self.key(key)
        quoted { $0.digits(of: value) }
    }

    mutating func member(_ key: String, _ id: TraceID) {
        self.key(key)
        quoted { id.appendHex(to: &$0.bytes) }
    }

    mutating func member(_ key: String, _ id: SpanID) {
        self.key(key)
        quoted { id.appendHex(to: &$0.bytes) }
    }

    mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    /// JSON has no number for infinity and not-a-number; Protobuf's JSON mapping writes those as strings.
    mutating func number(_ value: Double) {
        if value.isNaN {
            string("NaN")
        } else if value.isInfinite {
            string(value < 0 ? "-Infinity" : "Infinity")
        } else {
            literal(String(value))
        }
    }

    /// Writes a string, with what RFC 8259, section 7, says must be escaped.
    mutating func string(_ text: String) {
        // A native string lends its bytes here; only a bridged one is copied.
        var text = text
        text.withUTF8 { text in
            quoted { writer in
                if Self.needsEscape(text) {
                    text.forEach { writer.escape($0) }
                } else {
                    writer.bytes.append(contentsOf: text)
                }
            }
        }
    }

    private mutating func quoted(_ write: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        write(&self)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Looks at every byte, which is faster than a way out of the loop: hardly any text has something to escape.
    private static func needsEscape(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var count = 0
        for byte in text {
            count &+= byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0
        }
        return count > 0
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
        case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
        case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
        case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
        case 0..<0x20:
            bytes.append(contentsOf: #"\u"#.utf8)
            Hex.append(UInt64(byte), width: 4, to: &bytes)
        default: bytes.append(byte)
        }
    }

    /// Appends decimal digits, the last one first.
    private mutating func digits(of value: some FixedWidthInteger) {
        let start = bytes.count + (value < 0 ? 1 : 0)
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes.append(UInt8(ascii: "0") + UInt8(digit))
            rest = quotient
        } while rest > 0
        bytes[start...].reverse()
    }

    private mutating func enclosed(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void)
    {
        separate()
        bytes.append(UInt8(ascii: open))
        needsComma = false
        body(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma {
            bytes.append(UInt8(ascii: ","))
        }
        needsComma = true
    }
}
