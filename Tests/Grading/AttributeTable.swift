import OTel
import Tracing

/// What a span's attributes must be, and a table of what they are.
public struct AttributeTable: Sendable {
    /// What is asked of one attribute.
    public enum Expectation: Sendable {
        /// Exactly this value, of this type.
        case equals(SpanAttribute)
        /// Not set at all.
        case absent
        /// Any string but the empty one.
        case anyText
    }

    /// Names of earlier conventions, and what became of them (semantic conventions, "Messaging", migration).
    static let oldNames: [String: [String]] = [
        "messaging.destination.name": ["messaging.destination", "messaging.source", "messaging.source.name"],
        "messaging.destination.partition.id": [
            "messaging.kafka.partition", "messaging.kafka.destination.partition", "messaging.message.partition",
        ],
        "messaging.operation.name": ["messaging.operation"],
        "messaging.operation.type": ["messaging.operation"],
        "messaging.client.id": ["messaging.client_id"],
        "messaging.kafka.offset": ["messaging.kafka.message.offset", "messaging.message.offset"],
        "messaging.consumer.group.name": ["messaging.kafka.consumer.group"],
        "messaging.message.body.size": ["messaging.message.size"],
    ]

    private let rows: [(name: String, expectation: Expectation)]

    /// Makes a table from attribute names and what is asked of each.
    public init(_ rows: KeyValuePairs<String, Expectation>) {
        self.rows = rows.map { ($0.key, $0.value) }
    }

    /// The names whose expectation `attributes` do not meet.
    public func wrongNames(in attributes: SpanAttributes) -> [String] {
        rows.filter { !$0.expectation.isMet(by: attributes.get($0.name)) }.map(\.name)
    }

    /// The table, one attribute a line, with a cross where `attributes` are wrong.
    public func picture(of attributes: SpanAttributes) -> [String] {
        let cells = rows.map { row in
            let got = attributes.get(row.name)
            return (
                mark: row.expectation.isMet(by: got) ? " " : "✗",
                name: row.name,
                expected: row.expectation.text,
                got: got.map(\.text) ?? Self.absence(of: row.name, in: attributes)
            )
        }
        let nameWidth = max(cells.map(\.name.count).max() ?? 0, "attribute".count)
        let expectedWidth = max(cells.map(\.expected.count).max() ?? 0, "expected".count)
        func line(_ mark: String, _ name: String, _ expected: String, _ got: String) -> String {
            "\(mark) \(name.padded(to: nameWidth))  \(expected.padded(to: expectedWidth))  \(got)"
        }
        return [line(" ", "attribute", "expected", "got")] + cells.map { line($0.mark, $0.name, $0.expected, $0.got) }
    }

    private static func absence(of name: String, in attributes: SpanAttributes) -> String {
        let old = oldNames[name, default: []].first { attributes.get($0) != nil }
        return old.map { "(absent; \($0) is its old name)" } ?? "(absent)"
    }
}

extension AttributeTable.Expectation {
    func isMet(by attribute: SpanAttribute?) -> Bool {
        switch self {
        case .equals(let expected): attribute == expected
        case .absent: attribute == nil
        case .anyText: if case .string(let text) = attribute { !text.isEmpty } else { false }
        }
    }

    var text: String {
        switch self {
        case .equals(let expected): expected.text
        case .absent: "(absent)"
        case .anyText: "some text"
        }
    }
}

extension SpanAttribute {
    /// The value as Swift would write it: text in quotes, so that the string "3" and the number 3 can be told apart.
    public var text: String {
        switch self {
        case .string(let value): "\"\(value)\""
        case .int32(let value): "\(value)"
        case .int64(let value): "\(value)"
        case .double(let value): "\(value)"
        case .bool(let value): "\(value)"
        case .stringArray(let values): "\(values)"
        case .int32Array(let values): "\(values)"
        case .int64Array(let values): "\(values)"
        case .doubleArray(let values): "\(values)"
        case .boolArray(let values): "\(values)"
        }
    }
}

extension String {
    /// This text with spaces behind it, `width` characters in all.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
