import Kafka

extension KafkaHeader {
    /// The value for people: text as it is, with control characters escaped; null, empty and binary values named.
    public var displayValue: String {
        guard let value else { return "(null)" }
        guard !value.isEmpty else { return "(empty)" }
        guard let text = String(validating: value, as: UTF8.self) else {
            let hex = value.prefix(24).map { String($0 >> 4, radix: 16) + String($0 & 0xF, radix: 16) }.joined()
            return "0x\(hex)\(value.count > 24 ? "…" : "") (\(value.count) bytes, not text)"
        }
        return text.withControlCharactersEscaped
    }

    /// The key for people: with control characters escaped.
    public var displayKey: String { key.withControlCharactersEscaped }
}

extension String {
    /// This text with what could move a terminal's cursor or turn the direction of writing made visible.
    fileprivate var withControlCharactersEscaped: String {
        unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format: scalar.escaped(asASCII: true)
            default: String(scalar)
            }
        }.joined()
    }
}
