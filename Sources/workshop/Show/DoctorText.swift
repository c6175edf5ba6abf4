/// What the doctor found, for a terminal.
struct DoctorText {
    let findings: [Finding]
    let style: Style

    var text: String {
        let width = findings.map(\.name.count).max() ?? 0
        var lines: [String] = []
        for finding in findings {
            lines.append("\(mark(finding.state)) \(finding.name.padded(to: width))  \(finding.detail)")
            if let remedy = finding.remedy {
                lines.append("  \("".padded(to: width))  → \(style(.strong, remedy))")
            }
        }
        let isReady = !findings.contains { $0.state == .missing }
        lines += ["", isReady ? "Ready: swift run workshop" : "Mend what is marked ✗, and run it again."]
        return lines.joined(separator: "\n") + "\n"
    }

    private func mark(_ state: Finding.State) -> String {
        switch state {
        case .good: style(.good, "✓")
        case .doubtful: style(.warning, "!")
        case .missing: style(.bad, "✗")
        }
    }
}
