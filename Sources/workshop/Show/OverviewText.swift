/// The labs and how far the student is in each, and what to do next.
struct OverviewText {
    let catalogue: LabCatalogue
    let progress: StudentProgress
    let style: Style

    var text: String {
        let titles = catalogue.labs.map { style.fitted($0.title, to: max(20, style.width - 32)) }
        let width = titles.map(\.count).max() ?? 0
        let rows = zip(catalogue.labs, titles).map { lab, title in
            "  \(lab.id)  \(title.padded(to: width))  \(state(of: lab))"
        }
        return (rows + [""] + next).joined(separator: "\n") + "\n"
    }

    private func state(of lab: LabEntry) -> String {
        switch progress[lab].state {
        case .notStarted: style(.quiet, "not started")
        case .begun(let passed, let count): style(.warning, "\(passed) of \(count) checks")
        case .passed: style(.good, "passed")
        }
    }

    private var next: [String] {
        guard let lab = catalogue.labs.first(where: { progress[$0].state != .passed }) else {
            return ["All labs have passed."]
        }
        let step = progress[lab].firstUnfinishedStep.map { ", step \($0)" } ?? ""
        return [
            style(.strong, "Next: lab \(lab.id)\(step)"),
            "  read   \(lab.handout)",
            "  edit   \(lab.exercise)/",
            "  run    swift run \(lab.module)",
            "  grade  swift run workshop grade \(lab.id)",
            "  stuck  swift run workshop hint \(lab.id)",
        ]
    }
}
