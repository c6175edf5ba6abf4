import Foundation
import Tracing

/// A span as one line of text:
/// `2025-11-03T10:00:00.250Z "shop" "send orders" producer 1.500 ms trace=… span=… parent=… messaging.system="kafka"`.
///
/// What comes from outside stands in quotes with everything invisible escaped, so that a name can neither end the line,
/// nor drive the terminal, nor look like another field.
enum ConsoleLine {
    static func describe(_ span: SpanData) -> String {
        var fields = [
            time(span.startTime), quoted(span.resource.serviceName), quoted(span.name), "\(span.kind)", duration(span),
            "trace=\(span.context.traceID)", "span=\(span.context.spanID)",
        ]
        if let parent = span.parent {
            fields.append("parent=\(parent.spanID)")
        }
        if let status = span.status {
            fields.append("status=\(status.code)" + (status.message.map { " " + quoted($0) } ?? ""))
        }
        span.attributes.forEach { fields.append("\(key($0))=\(value($1))") }
        if !span.events.isEmpty {
            fields.append("events=\(span.events.count)")
        }
        if !span.links.isEmpty {
            fields.append("links=\(span.links.count)")
        }
        return fields.joined(separator: " ")
    }

    // MARK: - Times

    private static func time(_ nanoseconds: UInt64) -> String {
        // The fraction is written by hand: a Double of today's seconds does not hold it exactly.
        let seconds = Date(timeIntervalSince1970: Double(nanoseconds / 1_000_000_000)).formatted(.iso8601)
        return seconds.dropLast() + "." + threeDigits(nanoseconds / 1_000_000 % 1000) + "Z"
    }

    private static func duration(_ span: SpanData) -> String {
        span.endTime >= span.startTime
            ? milliseconds(span.endTime - span.startTime)
            : "ends " + milliseconds(span.startTime - span.endTime) + " before it starts"
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> String {
        "\(nanoseconds / 1_000_000).\(threeDigits(nanoseconds / 1000 % 1000)) ms"
    }

    private static func threeDigits(_ number: UInt64) -> String {
        String(String(1000 + number).dropFirst())
    }

    // MARK: - Attributes

    /// A key as it is when it cannot be mistaken, in quotes otherwise.
    private static func key(_ key: String) -> String {
        let isPlain = key.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isPlain && !key.isEmpty ? key : quoted(key)
    }

    private static func value(_ attribute: SpanAttribute) -> String {
        switch attribute {
        case .string(let value): quoted(value)
        case .bool(let value): "\(value)"
        case .int32(let value): "\(value)"
        case .int64(let value): "\(value)"
        case .double(let value): "\(value)"
        case .stringArray(let values): list(values.map(quoted))
        case .boolArray(let values): list(values)
        case .int32Array(let values): list(values)
        case .int64Array(let values): list(values)
        case .doubleArray(let values): list(values)
        }
    }

    private static func list(_ values: [some CustomStringConvertible]) -> String {
        "[" + values.map(\.description).joined(separator: ", ") + "]"
    }

    // MARK: - Text from outside

    private static func quoted(_ text: String) -> String {
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

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
        if scalar.properties.isDefaultIgnorableCodePoint { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned: false
        default: true
        }
    }
}
