/// Reads one JSON text (RFC 8259).
///
/// Foundation's parser words its errors differently on each system, seldom says where, and rounds or retypes numbers.
/// Here an error names the byte, so that a student finds the broken place in a long line.
struct JSONParser {
    /// Deeper nesting is refused: no OTLP document needs it, and the stack is finite.
    static let maximumDepth = 128

    private static let plainEscapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
        UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
        UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]

    private let bytes: [UInt8]
    private var index = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The one value that the bytes hold. Throws ``JSONSyntaxError``.
    static func parse(_ bytes: some Sequence<UInt8>) throws(JSONSyntaxError) -> JSONValue {
        var parser = JSONParser(Array(bytes))
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.peek == nil else { throw parser.unexpected("the end of the line") }
        return value
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = peek, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { index += 1 }
    }

    private func unexpected(_ expected: String) -> JSONSyntaxError {
        guard let byte = peek else {
            return JSONSyntaxError(offset: index, message: "it ends where \(expected) should be", isTruncated: true)
        }
        let found = (0x21...0x7E).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
        return JSONSyntaxError(offset: index, message: "found \(found) instead of \(expected)", isTruncated: false)
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        skipSpace()
        guard depth < Self.maximumDepth else {
            throw JSONSyntaxError(
                offset: index,
                message: "nested deeper than \(Self.maximumDepth) levels",
                isTruncated: false
            )
        }
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        index += 1
        var fields: [String: JSONValue] = [:]
        skipSpace()
        if consume("}") { return .object(fields) }
        while true {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
            let key = try string()
            skipSpace()
            guard consume(":") else { throw unexpected("':'") }
            fields[key] = try value(depth: depth + 1)
            skipSpace()
            if consume("}") { return .object(fields) }
            guard consume(",") else { throw unexpected("',' or '}'") }
        }
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        index += 1
        var values: [JSONValue] = []
        skipSpace()
        if consume("]") { return .array(values) }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            if consume("]") { return .array(values) }
            guard consume(",") else { throw unexpected("',' or ']'") }
        }
    }

    private mutating func consume(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func literal(_ word: String, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        for byte in word.utf8 {
            guard peek == byte else { throw unexpected("'\(word)'") }
            index += 1
        }
        return value
    }

    private mutating func digits() -> Int {
        let start = index
        while let byte = peek, (0x30...0x39).contains(byte) { index += 1 }
        return index - start
    }

    private mutating func number() throws(JSONSyntaxError) -> String {
        let start = index
        _ = consume("-")
        if !consume("0"), digits() == 0 { throw unexpected(index == start ? "a value" : "a digit") }
        if consume("."), digits() == 0 { throw unexpected("a digit") }
        if consume("e") || consume("E") {
            _ = consume("+") || consume("-")
            if digits() == 0 { throw unexpected("a digit") }
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        index += 1
        var text: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                index += 1
                text.append(contentsOf: String(Character(try escape())).utf8)
            case 0x00..<0x20:
                throw unexpected("an escaped control character")
            default:
                text.append(byte)
                index += 1
            }
        }
        throw unexpected("the closing quote")
    }

    private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
        guard let byte = peek else { throw unexpected("an escape") }
        if let scalar = Self.plainEscapes[byte] {
            index += 1
            return scalar
        }
        guard consume("u") else { throw unexpected("one of \" \\ / b f n r t u") }
        let first = try hexUnit()
        guard (0xD800..<0xDC00).contains(first), peek == UInt8(ascii: "\\"), index + 1 < bytes.count,
            bytes[index + 1] == UInt8(ascii: "u")
        else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let beforeSecond = index
        index += 2
        let second = try hexUnit()
        guard (0xDC00..<0xE000).contains(second) else {
            // Half a pair: only this half is lost, the next escape stands for itself.
            index = beforeSecond
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func hexUnit() throws(JSONSyntaxError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw unexpected("a hex digit")
            }
            unit = unit << 4 | UInt32(digit)
            index += 1
        }
        return unit
    }
}
