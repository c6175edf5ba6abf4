/// The class at a glance: who passed what, and which known mistakes it met.
struct ClassTable {
    let run: ClassRun
    let style: Style

    var text: String {
        let nameWidth = min(30, max(7, run.students.map { $0.name.asOneLine.count }.max() ?? 0))
        let widths = run.labs.map { max(5, "\($0.checks)/\($0.checks)".count) }
        var lines = [
            style(
                .strong,
                "student".padded(to: nameWidth)
                    + zip(run.labs, widths).map { "  " + $0.0.id.padded(to: $0.1) }.joined() + "  points"
            )
        ]
        for student in run.students {
            let name = style.fitted(student.name.asOneLine, to: nameWidth).padded(to: nameWidth)
            let cells = zip(student.labs, widths).map { lab, width in "  " + cell(lab, width) }.joined()
            lines.append(name + cells + "  \(student.points) of \(student.maximumPoints)")
        }
        let passed = zip(run.labs.indices, widths).map { index, width in
            let count = run.students.count { $0.labs.indices.contains(index) && $0.labs[index].result.hasPassed }
            return "  " + "\(count)".padded(to: width)
        }
        lines.append(style(.quiet, "passed".padded(to: nameWidth) + passed.joined() + "  of \(run.students.count)"))
        lines += ["", "✓ passed   n/m checks passed   ✗ does not compile   – nothing handed in"]
        lines += resemblances + refusals
        lines += ["", "The code was kept in: \(run.confinement)"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func cell(_ lab: GradedLab, _ width: Int) -> String {
        switch lab.state {
        case .passed: style(.good, "✓".padded(to: width))
        case .notBuilt: style(.bad, "✗".padded(to: width))
        case .notHandedIn: style(.quiet, "–".padded(to: width))
        case .partly: "\(lab.result.passedCount)/\(lab.result.checks.count)".padded(to: width)
        }
    }

    private var resemblances: [String] {
        let rows = run.labs.indices.flatMap { index -> [String] in
            let named = run.students.filter { $0.labs.indices.contains(index) && $0.labs[index].resembles != nil }
            let groups = Dictionary(grouping: named) { $0.labs[index].resembles ?? "" }
            return groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { name, students in
                "  lab \(run.labs[index].id)  \(name): \(students.map(\.name.asOneLine).joined(separator: ", "))"
            }
        }
        return rows.isEmpty ? [] : ["", "These resemble a known mistake:"] + rows
    }

    private var refusals: [String] {
        let rows = run.students.flatMap { student in
            var seen: Set<String> = []
            return student.labs.flatMap(\.refused).filter { seen.insert($0.path).inserted }.map {
                "  \(student.name.asOneLine): \($0.path): \($0.reason)"
            }
        }
        return rows.isEmpty ? [] : ["", "Not taken:"] + rows
    }
}
