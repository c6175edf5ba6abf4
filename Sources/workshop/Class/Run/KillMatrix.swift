import Foundation

/// Which known mistake fails which checks, from the proof of a lab's grader. Only the instructor's edition has it.
struct KillMatrix: Equatable {
    struct Mistake: Equatable {
        var name: String
        /// The check that is meant for it.
        var aimed: Set<String>
        /// All checks that it fails.
        var failed: Set<String>
    }

    private(set) var mistakes: [Mistake] = []

    /// Nil where there is none.
    init?(kit: Kit, lab: LabEntry) {
        let file = kit.url("Tests/\(lab.slug)/Proof/KillMatrix.md")
        guard let data = FileManager.default.contents(atPath: file.path) else { return nil }
        self.init(String(decoding: data, as: UTF8.self))
    }

    /// Reads the numbered checks and the table.
    init(_ text: String) {
        var checks: [Int: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            if let match = line.firstMatch(of: /^(\d+)\. `([^`]+)`/), let number = Int(match.1) {
                checks[number] = String(match.2)
                continue
            }
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard line.hasPrefix("|"), cells.count > 1,
                cells.dropFirst().contains(where: { "●○".contains($0) && $0 != "" })
            else { continue }
            var mistake = Mistake(name: cells[0], aimed: [], failed: [])
            for (index, cell) in cells.enumerated() where cell == "●" || cell == "○" {
                guard let check = checks[index] else { continue }
                mistake.failed.insert(check)
                if cell == "●" { mistake.aimed.insert(check) }
            }
            mistakes.append(mistake)
        }
    }

    /// How much of what either of two sets fails both must fail, before one is said to resemble the other.
    static let threshold = 0.6

    /// The mistake that fails nearly the same checks as `result`. Nil when nothing fails, when none is close, and when two are
    /// equally close. Checks of steps that are not started say nothing, and are left out.
    func resemblance(of result: LabResult) -> String? {
        guard result.buildFailure == nil else { return nil }
        let started = Set(result.checks.filter { $0.outcome != .notStarted }.map(\.id))
        let failed = Set(result.checks.filter { !$0.hasPassed }.map(\.id)).intersection(started)
        guard !failed.isEmpty else { return nil }
        let scored = mistakes.compactMap { mistake -> (name: String, score: Double)? in
            guard !mistake.aimed.isDisjoint(with: failed) else { return nil }
            let expected = mistake.failed.intersection(started)
            let score = Double(expected.intersection(failed).count) / Double(expected.union(failed).count)
            return score >= Self.threshold ? (mistake.name, score) : nil
        }
        guard let best = scored.map(\.score).max() else { return nil }
        let nearest = scored.filter { $0.score == best }
        return nearest.count == 1 ? nearest[0].name : nil
    }
}
