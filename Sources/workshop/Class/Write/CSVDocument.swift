/// The class as a table for spreadsheets, RFC 4180: a row for each lab of each student.
struct CSVDocument {
    static let columns = [
        "student", "lab", "state", "checks_passed", "checks", "points", "points_possible", "resembles", "seconds",
    ]

    let run: ClassRun

    var text: String {
        let rows = run.students.flatMap { student in
            student.labs.map { lab in
                [
                    student.name, lab.result.slug, Self.state(lab), "\(lab.result.passedCount)",
                    "\(lab.result.checks.count)", "\(lab.result.points)", "\(lab.result.maximumPoints)",
                    lab.resembles ?? "", "\((lab.result.seconds * 10).rounded() / 10)",
                ]
            }
        }
        return ([Self.columns] + rows).map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func state(_ lab: GradedLab) -> String {
        switch lab.state {
        case .passed: "passed"
        case .partly: "partly"
        case .notBuilt: "not built"
        case .notHandedIn: "nothing handed in"
        }
    }

    /// A spreadsheet takes what begins with one of these for a formula: a folder's name must not be one.
    private static func field(_ text: String) -> String {
        var text = text.withoutControls
        if let first = text.first, "=+-@\t".contains(first) { text = "'" + text }
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
