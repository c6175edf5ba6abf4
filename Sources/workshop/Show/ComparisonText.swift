import TraceView

/// A comparison, for a terminal: the picture, and a sentence a difference.
struct ComparisonText {
    private let comparison: TraceComparison
    private let style: Style
    private let headings: (expected: String, actual: String)
    private let files: [String]
    private let lab: LabEntry

    init(_ comparison: TraceComparison, expectation: Expectation, run: LabTrace, kit: Kit, style: Style) {
        self.comparison = comparison
        lab = expectation.lab
        self.style = style
        headings = ("asked for", run.whose)
        files = ([expectation.lab.expectedTrace] + run.paths.map(kit.path).map(\.asOneLine))
    }

    var text: String {
        let picture = ComparisonPicture(
            Waterfall.Options(width: style.width, color: style.usesColor),
            expectedHeading: headings.expected,
            actualHeading: headings.actual
        )
        let result = [style(comparison.isEqual ? .good : .strong, verdict)] + sentences
        return ([picture.render(comparison)] + result + [""] + files).joined(separator: "\n") + "\n"
    }

    /// The whole in one line.
    var verdict: String {
        let count = comparison.differences.count
        guard count > 0 else {
            return "Nothing differs: the spans, their parents and their links are those that are asked for."
        }
        return "\(count) difference\(count == 1 ? "" : "s") (≠ is another one, − is missing, + is not asked for):"
    }

    private var sentences: [String] {
        guard !comparison.isEqual else {
            return ["What a trace does not show, the grader checks: swift test --filter \(lab.testClass)"]
        }
        return differences
    }

    private var differences: [String] {
        comparison.folded.flatMap { folded in
            let lines = folded.text.wrapped(to: max(style.width - 4, 30))
            return lines.enumerated().map { number, line in
                number == 0 ? "  \(style(.bad, folded.first.sign.rawValue)) \(line)" : "    \(line)"
            }
        }
    }
}
