/// What was found of one student, to read: what was taken, what was not, and every check.
struct StudentLog {
    let student: StudentResult

    var text: String {
        let heading = "\(student.name.asOneLine): \(student.points) of \(student.maximumPoints) points"
        return ([heading] + student.labs.map(section)).joined(separator: "\n\n") + "\n"
    }

    private func section(_ lab: GradedLab) -> String {
        var lines = ["== Lab \(lab.result.id)  \(lab.result.title)"]
        lines.append(lab.files == 0 ? "Nothing was handed in." : "\(lab.files) files were taken.")
        lines += lab.refused.map { "Not taken: \($0.path): \($0.reason)" }
        if let resembles = lab.resembles { lines.append("It resembles a known mistake: \(resembles)") }
        guard lab.state != .notHandedIn else { return lines.joined(separator: "\n") }
        let run = GradeRun(startedAt: .distantPast, seed: 0, labs: [lab.result])
        lines += ["", GradeText(run: run, style: Style(width: 100, usesColor: false)).text]
        // The terminal's text explains the first failure only.
        let explained = lab.result.checks.first { !$0.hasPassed && $0.outcome != .notStarted }?.id
        for check in lab.result.checks where lab.result.buildFailure == nil && check.id != explained {
            guard !check.hasPassed, check.outcome != .notStarted, let feedback = check.feedback else { continue }
            lines += ["", "-- \(check.id)", feedback.withoutControls]
        }
        return lines.joined(separator: "\n")
    }
}
