/// What a run of the graders found, for a student at a terminal.
struct GradeText {
    let run: GradeRun
    let style: Style

    var text: String {
        var sections = run.labs.map(section)
        if run.labs.count > 1 { sections.append(total) }
        return sections.joined(separator: "\n\n") + "\n"
    }

    private func section(_ lab: LabResult) -> String {
        var lines = [heading(lab)]
        if let failure = lab.buildFailure {
            lines += ["", style(.bad, "✗ " + failure.summary), ""]
            lines += failure.text.withoutControls.split(separator: "\n", omittingEmptySubsequences: false).map {
                "  \($0)"
            }
            return lines.joined(separator: "\n")
        }
        // With many labs only what is still to do is told check by check.
        if run.labs.count == 1 || !lab.hasPassed {
            lines += [""] + checks(lab)
        }
        if let first = lab.checks.first(where: { !$0.hasPassed && $0.outcome != .notStarted }) {
            lines += ["", feedback(first, lab)]
        } else if run.labs.count == 1, let next = lab.checks.first(where: { !$0.hasPassed }) {
            lines += ["", "Next: step \(next.step) of labs/\(lab.slug)/README.md"]
        }
        return lines.joined(separator: "\n")
    }

    private func heading(_ lab: LabResult) -> String {
        let score =
            lab.checks.isEmpty
            ? "" : "\(lab.passedCount) of \(lab.checks.count) checks, \(lab.points) of \(lab.maximumPoints) points"
        let title = style.fitted("Lab \(lab.id)  \(lab.title)", to: style.width)
        guard !score.isEmpty else { return style(.strong, title) }
        let isOneLine = title.count + 3 + score.count <= style.width
        return style(.strong, title) + (isOneLine ? "   " : "\n") + style(lab.hasPassed ? .good : .quiet, score)
    }

    private func checks(_ lab: LabResult) -> [String] {
        var step: Int?
        return lab.checks.map { check in
            let label = check.step == step || check.step == 0 ? "" : "step \(check.step)"
            step = check.step
            let note = check.outcome.note.map { "  (\($0))" } ?? ""
            let room = style.width - 12 - note.count
            return
                "  \(label.padded(to: 8))\(mark(check.outcome)) \(style.fitted(check.title.withoutControls, to: room))"
                + style(.quiet, note)
        }
    }

    private func mark(_ outcome: CheckResult.Outcome) -> String {
        switch outcome {
        case .passed: style(.good, "✓")
        case .notStarted, .notBuilt: style(.quiet, "·")
        case .failed, .crashed, .timedOut, .didNotReport: style(.bad, "✗")
        }
    }

    private func feedback(_ check: CheckResult, _ lab: LabResult) -> String {
        let text = (check.feedback ?? "").withoutControls
        guard check.outcome != .failed, !text.hasPrefix("✗") else { return coloured(text) }
        let body = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            line.hasPrefix(" ")
                ? ["  \(line)"] : line.isEmpty ? [""] : String(line).wrapped(to: style.width - 2).map { "  \($0)" }
        }
        let step = check.step == 0 ? [] : ["  step   \(check.step) of labs/\(lab.slug)/README.md"]
        let lines = ["✗ \(check.title)", ""] + body + [""] + step + ["  check  \(check.id)"]
        return coloured(lines.joined(separator: "\n"))
    }

    private func coloured(_ text: String) -> String {
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = lines.first else { return text }
        return ([style(.bad, first)] + lines.dropFirst()).joined(separator: "\n")
    }

    private var total: String {
        let passed = run.labs.count(where: \.hasPassed)
        let points = run.labs.map(\.points).reduce(0, +)
        let maximum = run.labs.map(\.maximumPoints).reduce(0, +)
        let text = "\(passed) of \(run.labs.count) labs passed, \(points) of \(maximum) points"
        let unknown = run.labs.count { $0.checks.isEmpty }
        return style(.strong, text)
            + (unknown == 0
                ? "" : " (without \(unknown == 1 ? "a lab" : "\(unknown) labs") whose checks are not known)")
    }
}

extension CheckResult.Outcome {
    /// What a mark cannot say.
    fileprivate var note: String? {
        switch self {
        case .passed, .failed: nil
        case .notStarted: "not started"
        case .crashed: "crashed"
        case .timedOut: "did not return"
        case .didNotReport: "did not report"
        case .notBuilt: "not built"
        }
    }
}
