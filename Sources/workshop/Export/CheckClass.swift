import Sealing

/// A lab's `LabNNTests.swift`, in two parts: the test class, with nothing in it but the checks' names, which stays in sight
/// so that `swift test` finds the tests and failures point to something; and the rest, which is sealed.
struct CheckClass {
    /// The file that stays in sight.
    let visible: String

    /// What comes behind the class: how the grader calls the student's code. Nil when nothing does.
    let rest: SealedSources.Source?

    /// Splits a file.
    ///
    /// - Throws: ``WorkshopError`` when the class holds more than one-line tests and the function `grade`.
    init(path: String, text: String) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let begin = lines.firstIndex(where: { $0.contains(/^(final )?class Lab\d\dTests: XCTestCase \{$/) }),
            let end = lines[begin...].firstIndex(of: "}")
        else {
            throw WorkshopError("\(path) has no `final class LabNNTests: XCTestCase {`")
        }
        let imports = lines.filter { $0.contains(/^(@testable )?import \w+$/) }
        var isInGrade = false
        for (index, line) in lines[...end].enumerated() {
            let isNamesOnly =
                line.isEmpty || index == begin || index == end || imports.contains(line) || line.contains(/^ *\/\//)
                || line.contains(/^    func test\w+\(\) async throws \{ try await grade\(\) \}$/)
            if line.hasPrefix("    private func grade(") { isInGrade = true }
            guard isNamesOnly || isInGrade else {
                throw WorkshopError(
                    "\(path):\(index + 1): students see this class, so it holds one-line tests and `grade` only; "
                        + "move this line behind the class: \(line)"
                )
            }
            if line == "    }" { isInGrade = false }
        }
        visible = lines[...end].joined(separator: "\n") + "\n"

        let tail = lines[(end + 1)...].drop { $0.isEmpty }
        let file = path.split(separator: "/").last.map { $0.dropLast(".swift".count) } ?? ""
        rest =
            tail.isEmpty
            ? nil
            : SealedSources.Source(
                name: "\(file)+subject.swift",
                text: (imports + [""] + tail).joined(separator: "\n")
            )
    }
}
