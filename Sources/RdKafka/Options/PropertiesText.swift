/// The text of a properties file as Java's `java.util.Properties` reads it: `name=value` or `name:value` lines, comments
/// after `#` or `!`, lines that go on after a backslash, and the escapes `\t \n \r \f \uXXXX`. A line without a separator,
/// which Java takes for a name without a value, is an error here.
struct PropertiesText {
    /// A line that cannot be read. It carries the line's number and not its text, which may be a secret.
    struct LineError: Error {
        var line: Int
        var reason: String
    }

    private typealias Scalars = [Unicode.Scalar]

    /// The entries in the order of the text.
    private(set) var entries: [(name: String, value: String)] = []

    init(_ text: String) throws(LineError) {
        // Scalars, because to Swift a separator and a combining accent after it are one character.
        let scalars = text.unicodeScalars.drop { $0 == Self.byteOrderMark }
        let withoutReturns = String(String.UnicodeScalarView(scalars)).replacing("\r\n", with: "\n")
        var lines = withoutReturns.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }[
            ...
        ]
        var number = 0
        while let first = lines.popFirst() {
            number += 1
            let start = number
            var line = Self.trimmed(Array(first))
            if line.isEmpty || line.first == "#" || line.first == "!" { continue }
            while Self.goesOn(line) {
                line.removeLast()
                guard let next = lines.popFirst() else { break }
                number += 1
                line += Self.trimmed(Array(next))
            }
            try entries.append(Self.entry(line, line: start))
        }
    }

    private static let byteOrderMark: Unicode.Scalar = "\u{FEFF}"

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\u{C}"
    }

    private static func trimmed(_ text: some Sequence<Unicode.Scalar>) -> Scalars {
        Array(text.drop(while: isBlank))
    }

    /// Whether the line ends with an odd number of backslashes.
    private static func goesOn(_ line: Scalars) -> Bool {
        !line.reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2)
    }

    /// The name ends at the first `=`, `:` or blank that is not escaped; blanks around the separator do not count.
    private static func entry(_ text: Scalars, line: Int) throws(LineError) -> (name: String, value: String) {
        var end = 0
        while end < text.count, text[end] != "=", text[end] != ":", !isBlank(text[end]) {
            end += text[end] == "\\" ? 2 : 1
        }
        let rest = trimmed(text.dropFirst(end))
        guard end > 0, rest.first == "=" || rest.first == ":" else {
            throw LineError(line: line, reason: "write name=value, or begin a comment with #")
        }
        return try (unescaped(text.prefix(end), line: line), unescaped(trimmed(rest.dropFirst()), line: line))
    }

    private static func unescaped(_ text: some Sequence<Unicode.Scalar>, line: Int) throws(LineError) -> String {
        // UTF-16, because that is what \u writes: some characters take two.
        var units: [UInt16] = []
        var rest = Array(text)[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let escaped = rest.popFirst() else {
                units += UTF16.encode(scalar).map(Array.init) ?? []
                continue
            }
            switch escaped {
            case "t": units.append(0x09)
            case "n": units.append(0x0A)
            case "r": units.append(0x0D)
            case "f": units.append(0x0C)
            case "u":
                let digits = String(String.UnicodeScalarView(rest.prefix(4)))
                guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit), let code = UInt16(digits, radix: 16)
                else { throw LineError(line: line, reason: "\\u needs four hexadecimal digits") }
                units.append(code)
                rest = rest.dropFirst(4)
            default: units += UTF16.encode(escaped).map(Array.init) ?? []
            }
        }
        return String(decoding: units, as: UTF16.self)
    }
}
