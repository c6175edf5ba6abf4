import Foundation

/// A lab's handout.
struct StudentsHandout {
    let path: String
    let text: String

    /// The title, without the lab's number: the first heading.
    ///
    /// - Throws: ``WorkshopError`` when the handout does not begin with `# Lab NN: title`.
    func title() throws -> String {
        let line = text.prefix { !$0.isNewline }
        guard line.hasPrefix("# "), let colon = line.firstIndex(of: ":") else {
            throw WorkshopError("\(path) does not begin with a line `# Lab NN: title`")
        }
        return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }

    /// The numbers of the steps that it asks for.
    var steps: [Int] {
        text.matches(of: /\n### [^\d\n]*(\d+)/).compactMap { Int($0.1) }
    }

    /// The handout without its pointers to the solutions: list items that name `Solutions/` are gone, and where it runs
    /// `LabNNSolution`, it runs `LabNN`.
    ///
    /// - Throws: ``WorkshopError`` when it names `Solutions/` anywhere but in a list item.
    func adapted() throws -> String {
        var kept: [Substring] = []
        var item: [Substring] = []
        func endItem() {
            if !item.contains(where: { $0.contains("Solutions/") }) { kept += item }
            item = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("- ") {
                endItem()
                item = [line]
            } else if !item.isEmpty, line.hasPrefix("  ") {
                item.append(line)
            } else {
                endItem()
                kept.append(line)
            }
        }
        endItem()
        if let index = kept.firstIndex(where: { $0.contains("Solutions/") }) {
            throw WorkshopError(
                "\(path) names Solutions/ outside of a list item: \"\(kept[index])\"; the students' edition has no solutions, "
                    + "so put the sentence into a list item of its own (`- …`), which the export leaves out"
            )
        }
        return kept.joined(separator: "\n").replacing(/\bLab(\d\d)Solution\b/) { "Lab\($0.1)" }
    }
}
