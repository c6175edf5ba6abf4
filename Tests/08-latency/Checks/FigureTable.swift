import Grading
import OTel
import Tracing

/// What a span's figures must be, and a table of what they are.
struct FigureTable {
    /// A figure's attribute, and its milliseconds; nil where there must be none.
    let rows: [(name: String, expected: Duration?)]

    func wrong(in attributes: SpanAttributes) -> [(name: String, expected: Duration?)] {
        rows.filter { !Self.milliseconds(attributes.get($0.name)).isAbout($0.expected) }
    }

    /// The number in milliseconds; an integer will do.
    static func milliseconds(_ attribute: SpanAttribute?) -> Duration? {
        switch attribute {
        case .double(let value) where value.magnitude < 1e15: .milliseconds(1) * value
        case .int64(let value) where value.magnitude < 1_000_000_000_000_000: .milliseconds(value)
        case .int32(let value): .milliseconds(value)
        default: nil
        }
    }

    func picture(of attributes: SpanAttributes) -> [String] {
        let wrong = Set(wrong(in: attributes).map(\.name))
        let cells = rows.map { row in
            let expected = row.expected.map { ($0 / .milliseconds(1)).rounded(toPlaces: 3) } ?? "(absent)"
            return [row.name, expected, attributes.get(row.name)?.text ?? "(absent)"]
        }
        let lines = [["attribute", "expected", "got"]] + cells
        let widths = (0..<2).map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            let padded = zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return (wrong.contains(line[0]) ? "✗ " : "  ") + (padded + [line[2]]).joined(separator: "  ")
        }
    }
}
