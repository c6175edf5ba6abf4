import Foundation

/// A JSON value, as `JSONSerialization` reads it but with a type.
enum JSONValue {
    case null
    case bool(Bool)
    case number(NSNumber)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue {
    /// Deeper nesting is refused: no OTLP document needs it, and the stack of a thread is finite.
    private static let maximumDepth = 128

    /// Reads one JSON text. Throws the error of `JSONSerialization`, or one like it where the nesting is too deep.
    init(parsing text: Data) throws {
        try self.init(JSONSerialization.jsonObject(with: text, options: .fragmentsAllowed), depth: 0)
    }

    private init(_ value: Any, depth: Int) throws {
        guard depth < Self.maximumDepth else {
            let message = "Nested deeper than \(Self.maximumDepth) levels."
            throw CocoaError(.propertyListReadCorrupt, userInfo: [NSDebugDescriptionErrorKey: message])
        }
        switch value {
        case let text as String: self = .string(text)
        case let fields as [String: Any]: self = .object(try fields.mapValues { try Self($0, depth: depth + 1) })
        case let values as [Any]: self = .array(try values.map { try Self($0, depth: depth + 1) })
        case let number as NSNumber: self = Self.isBoolean(number) ? .bool(number.boolValue) : .number(number)
        default: self = .null
        }
    }

    /// `true` and `1` both arrive as an NSNumber, equal to one another; only the class tells them apart.
    private static func isBoolean(_ number: NSNumber) -> Bool {
        type(of: number) == type(of: NSNumber(value: true))
    }

    /// A field under its lowerCamelCase name or the same in snake_case; nil where it is absent, null, or this is no
    /// object. OTLP/JSON demands lowerCamelCase, yet tools that print protobuf write the other.
    subscript(field: String) -> JSONValue? {
        guard case .object(let fields) = self else { return nil }
        let value = fields[field] ?? fields[Self.snakeCase(field)]
        if case .null? = value { return nil }
        return value
    }

    var elements: [JSONValue] {
        guard case .array(let values) = self else { return [] }
        return values
    }

    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var bool: Bool? {
        switch self {
        case .bool(let flag): flag
        case .string("true"): true
        case .string("false"): false
        default: nil
        }
    }

    /// The number, be it written as a number or as a string: so protobuf's JSON writes `NaN` and `Infinity`.
    var double: Double? {
        switch self {
        case .number(let number): number.doubleValue
        case .string(let text): Double(text)
        default: nil
        }
    }

    /// The number as an integer of the wanted width; nil where it is none or does not fit. Protobuf's JSON writes 64
    /// bits as a string.
    func integer<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
        let numeral: String
        switch self {
        // NSNumber's own integers wrap around or round where they do not fit; its digits are exact.
        case .number(let number): numeral = number.stringValue
        case .string(let text): numeral = text
        default: return nil
        }
        return Number(numeral) ?? double.flatMap(Number.init(exactly:))
    }

    /// By bytes: it runs for each field that a span does not have, and the names of fields are ASCII.
    private static func snakeCase(_ camelCase: String) -> String {
        var snake: [UInt8] = []
        for byte in camelCase.utf8 {
            if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) {
                snake.append(UInt8(ascii: "_"))
                snake.append(byte | 0x20)
            } else {
                snake.append(byte)
            }
        }
        return String(decoding: snake, as: UTF8.self)
    }
}
