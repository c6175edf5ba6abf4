import Kafka
import LabKit

/// A small drawing of a header: expected above got, and a caret under what is wrong.
public enum HeaderSketch {
    /// A field of `traceparent`, by its name for people.
    public enum Field: String, Sendable, CaseIterable {
        /// The two digits in front.
        case version = "version"
        /// The 32 digits of the trace id.
        case traceID = "trace id"
        /// The 16 digits of the parent id: the id of the span that sends.
        case parentID = "parent id"
        /// The two digits at the end.
        case flags = "flags"

        /// Where it stands, counted in characters from 0.
        public var columns: Range<Int> {
            switch self {
            case .version: 0..<2
            case .traceID: 3..<35
            case .parentID: 36..<52
            case .flags: 53..<55
            }
        }
    }

    /// Draws a `traceparent` with a caret under one field.
    public static func traceparent(
        _ name: String = "traceparent",
        expected: String,
        got: String,
        field: Field,
        note: String
    ) -> [String] {
        compare(name, expected: expected, got: got, columns: field.columns, note: note)
    }

    /// Draws any text with a caret under some columns; a caret under the first differing column when none are given.
    public static func compare(
        _ name: String,
        expected: String,
        got: String,
        columns: Range<Int>? = nil,
        note: String
    ) -> [String] {
        let same = zip(expected, got).prefix { $0 == $1 }.count
        let marked = columns ?? same..<max(same + 1, got.count)
        let indent = String(repeating: " ", count: 12 + marked.lowerBound)
        return [
            name,
            "  expected  \(expected)",
            "  got       \(got)",
            indent + String(repeating: "^", count: marked.count) + " " + note,
        ]
    }

    /// Draws a list of headers, one a line, with a cross before those that `isWrong` picks.
    public static func list(_ title: String, _ headers: [KafkaHeader], isWrong: (KafkaHeader) -> Bool = { _ in false })
        -> [String]
    {
        let width = headers.map(\.key.count).max() ?? 0
        let rows = headers.map { header in
            let pad = String(repeating: " ", count: width - header.key.count)
            return "\(isWrong(header) ? "✗" : " ") \(header.key)\(pad)  \(header.displayValue)"
        }
        return [title] + (rows.isEmpty ? ["  (no headers)"] : rows)
    }
}
