/// Attributes as one text each: `messaging.system=kafka`.
enum AttributeText {
    static func describe(_ attributes: TraceAttributes) -> [String] {
        attributes.entries.map { "\($0.key)=\(describe($0.value))" }
    }

    static func describe(_ value: AttributeValue) -> String {
        switch value {
        case .string(let text): text
        case .bool(let flag): "\(flag)"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .bytes(let bytes): "(\(bytes.count) bytes)"
        case .array(let values): "[" + values.map(describe).joined(separator: ", ") + "]"
        case .keyValueList(let attributes): "{" + describe(attributes).joined(separator: ", ") + "}"
        case .empty: "(empty)"
        }
    }
}
