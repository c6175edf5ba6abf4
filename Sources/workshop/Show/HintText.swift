/// A hint, for a terminal.
struct HintText {
    let lab: LabEntry
    let hint: NextHint
    let style: Style

    var text: String {
        let count = hint.step.hints.count
        let heading = "Lab \(lab.id), step \(hint.step.number): \(hint.step.title)"
        var lines = [style(.strong, heading), style(.quiet, "Hint \(hint.number) of \(count)"), ""]
        lines += body
        lines.append("")
        if hint.isRepeated {
            lines.append(style(.quiet, "That was the last one; you have seen all \(count)."))
        } else if hint.number < count {
            let rest = count - hint.number
            lines.append(style(.quiet, "\(rest) more: the same command again."))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Code as it stands, indented; the rest wrapped.
    private var body: [String] {
        var isCode = false
        var paragraph: [Substring] = []
        var lines: [String] = []
        func flush() {
            lines += paragraph.joined(separator: " ").wrapped(to: min(style.width, 100))
            paragraph = []
        }
        for line in hint.text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                flush()
                isCode.toggle()
            } else if isCode {
                lines.append("    " + line)
            } else if line.allSatisfy(\.isWhitespace) {
                flush()
                if !lines.isEmpty { lines.append("") }
            } else if line.hasPrefix("|") || line.hasPrefix("- ") {
                flush()
                lines.append(String(line))
            } else {
                paragraph.append(line)
            }
        }
        flush()
        return lines
    }
}
