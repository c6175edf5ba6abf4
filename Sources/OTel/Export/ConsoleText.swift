import Foundation

/// How telemetry is written for people: one line each, and nothing in it that could end the line, drive the terminal or
/// look like another field.
enum ConsoleText {
    /// In quotes, with everything invisible escaped.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isVisible(scalar): result.unicodeScalars.append(scalar)
            default: result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        return result + "\""
    }

    /// As it is when it cannot be mistaken, in quotes otherwise.
    static func word(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isPlain && !text.isEmpty ? text : quoted(text)
    }

    /// A moment, in nanoseconds since the Unix epoch, as `2025-11-03T10:00:00.250Z`.
    static func time(_ nanoseconds: UInt64) -> String {
        // The fraction is written by hand: a Double of today's seconds does not hold it exactly.
        let seconds = Date(timeIntervalSince1970: Double(nanoseconds / 1_000_000_000)).formatted(.iso8601)
        return seconds.dropLast() + "." + threeDigits(nanoseconds / 1_000_000 % 1000) + "Z"
    }

    /// A number below 1000 with its leading zeros.
    static func threeDigits(_ number: UInt64) -> String {
        String(String(1000 + number).dropFirst())
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
        if scalar.properties.isDefaultIgnorableCodePoint { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned: false
        default: true
        }
    }
}
