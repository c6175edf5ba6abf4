import Grading
import OTel

/// A small drawing of links: the messages, the creation context that each should be linked to, and what is there.
enum LinkSketch {
    /// One line a message, with a cross where its link is missing; below them, the links that belong to no message.
    static func compare(_ staged: [Staged], _ span: SpanData) -> [String] {
        var unclaimed = span.links.map(\.context)
        let rows = staged.map { staged -> (mark: String, place: String, expected: String, got: String) in
            guard let creation = staged.creation else { return (" ", staged.place, "(no valid context)", "(no link)") }
            guard let index = unclaimed.firstIndex(where: { $0.isSameSpan(as: creation) }) else {
                return ("✗", staged.place, creation.short, "(no link)")
            }
            return (" ", staged.place, creation.short, unclaimed.remove(at: index).short)
        }
        let surplus = unclaimed.map { link in
            (mark: "✗", place: "(no message)", expected: "(no link)", got: link.short + name(of: link, span, staged))
        }
        return table([("", "message", "linked to", "got")] + shortened(rows + surplus))
    }

    /// What a link that belongs to no message leads to.
    private static func name(of link: SpanContext, _ span: SpanData, _ staged: [Staged]) -> String {
        if link.isSameSpan(as: span.context) { return " the span itself" }
        if link.isSameSpan(as: span.parent) { return " the span's own parent" }
        if !link.isValid { return " no span at all" }
        return staged.contains { link.isSameSpan(as: $0.creation) } ? " once more" : " another span"
    }

    /// All rows where they are few; of many, the first that are wrong, or else the first.
    private static func shortened<Row>(_ rows: [(mark: String, place: Row, expected: Row, got: Row)])
        -> [(mark: String, place: Row, expected: Row, got: Row)]
    {
        guard rows.count > 12 else { return rows }
        let wrong = rows.filter { $0.mark == "✗" }
        return Array((wrong.isEmpty ? rows : wrong).prefix(6))
    }

    private static func table(_ rows: [(mark: String, place: String, expected: String, got: String)]) -> [String] {
        let place = rows.map(\.place.count).max() ?? 0
        let expected = rows.map(\.expected.count).max() ?? 0
        return rows.map { row in
            (row.mark.isEmpty ? " " : row.mark) + " "
                + row.place.padding(to: place) + "  " + row.expected.padding(to: expected) + "  " + row.got
        }
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
