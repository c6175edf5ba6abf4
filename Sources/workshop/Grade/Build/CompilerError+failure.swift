import Foundation

extension LabResult.BuildFailure {
    /// Explains why `lab` was not built.
    ///
    /// - Parameter output: all that the build printed.
    init(output: String, lab: LabEntry, kit: Kit) {
        guard let error = CompilerError(in: output, preferring: "/\(lab.exercise)/") else {
            let tail = output.split(whereSeparator: \.isNewline).suffix(12).map { "  \($0)" }
            self.init(
                text: (["The build failed, and named no error:", ""] + tail + ["", Self.doctor]).joined(separator: "\n")
            )
            return
        }
        guard let file = error.file, let line = error.line else {
            self.init(text: "error: \(error.message)\n\n\(Self.doctor)")
            return
        }
        let path = kit.path(of: file)
        var text = ["\(path):\(line): error: \(error.message)"]
        if let source = Self.line(line, of: file) {
            text += ["", "  " + source]
            if let column = error.column, column <= source.utf8.count + 1 {
                text.append("  " + String(repeating: " ", count: max(0, column - 1)) + "^")
            }
        }
        text += Self.remark(path: path, lab: lab)
        self.init(text: text.joined(separator: "\n"), file: path, line: line)
    }

    private static let doctor = "Is something missing? swift run workshop doctor"

    private static func remark(path: String, lab: LabEntry) -> [String] {
        if path.hasPrefix(lab.exercise + "/") { return [] }
        if path.hasPrefix("Tests/") {
            return [
                "",
                "The grader does not fit the code in \(lab.exercise): it needs the types and functions of the starter,",
                "with their names and parameters. The starter is in \(lab.starter).",
            ]
        }
        return ["", "The error is not in \(lab.exercise) but in the kit. \(doctor)"]
    }

    /// A tab counts as one column to the compiler, and as one here.
    private static func line(_ number: Int, of file: String) -> String? {
        guard let data = FileManager.default.contents(atPath: file) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(number - 1) else { return nil }
        return String(lines[number - 1]).replacingOccurrences(of: "\t", with: " ")
    }
}
