import Foundation

/// A lab's handout, as far as the tool reads it: the title, and the steps with their hints.
struct Handout: Sendable, Equatable {
    struct Step: Sendable, Equatable {
        var number: Int
        var title: String
        /// The hints' texts, the first one first.
        var hints: [String]
    }

    /// The first heading, without `Lab 03:`.
    private(set) var title: String?
    private(set) var steps: [Step] = []

    /// Reads `### Step 4: the delivery report` and `<details><summary>Hint 1</summary>` … `</details>`. Code in fences is
    /// never a heading.
    init(_ text: String) {
        var hint: [Substring]?
        var isInFence = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isInFence.toggle() }
            if !isInFence, line.hasPrefix("</details>") {
                if let hint, !steps.isEmpty { steps[steps.count - 1].hints.append(Self.trimmed(hint)) }
                hint = nil
            } else if hint != nil {
                hint?.append(line)
            } else if !isInFence, line.hasPrefix("<details><summary>Hint") {
                hint = []
            } else if !isInFence, title == nil, let match = line.wholeMatch(of: /#\s+(?:Lab\s+\d+:\s*)?(.+)/) {
                title = String(match.1)
            } else if !isInFence, let match = line.wholeMatch(of: /###\s+Step\s+(\d+):?\s*(.*)/) {
                steps.append(Step(number: Int(match.1) ?? 0, title: String(match.2), hints: []))
            }
        }
    }

    /// - Throws: Foundation's error when the file cannot be read.
    init(file: URL) throws {
        self.init(String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    private static func trimmed(_ lines: [Substring]) -> String {
        lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
