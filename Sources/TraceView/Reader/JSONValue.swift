/// A JSON value that keeps numbers as they were written, so that 64-bit integers lose no digit.
enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue {
    /// A field under its lowerCamelCase name or the same in snake_case; nil where it is absent, null, or this is no
    /// object. OTLP/JSON demands lowerCamelCase, yet tools that print protobuf write the other.
    subscript(field: String) -> JSONValue? {
        guard case .object(let fields) = self, let value = fields[field] ?? fields[Self.snakeCase(field)],
            value != .null
        else { return nil }
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

    /// The text of a number, written as a number or, as protobuf's JSON does for 64 bits, as a string.
    private var numeral: String? {
        switch self {
        case .number(let numeral), .string(let numeral): numeral
        default: nil
        }
    }

    var double: Double? {
        switch numeral {
        case "Infinity": .infinity
        case "-Infinity": -.infinity
        case let numeral?: Double(numeral)
        case nil: nil
        }
    }

    /// The number as an integer of the wanted width; nil where it is none or does not fit.
    func integer<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
        guard let numeral else { return nil }
        return Number(numeral) ?? Double(numeral).flatMap(Number.init(exactly:))
    }

    private static func snakeCase(_ camelCase: String) -> String {
        var snake = ""
        for character in camelCase {
            if character.isUppercase { snake += "_" }
            snake += character.lowercased()
        }
        return snake
    }
}
