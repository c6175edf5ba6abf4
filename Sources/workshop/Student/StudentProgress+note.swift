import Foundation
import GradeRecords

extension StudentProgress {
    /// Notes what was found. A lab that was not built has lost nothing: what is known of its checks stays.
    mutating func note(_ run: GradeRun) {
        for result in run.labs where result.buildFailure == nil {
            var lab = labs[result.id] ?? Lab()
            lab.order = result.checks.map(\.id)
            lab.gradedAt = run.startedAt
            for check in result.checks {
                let firstPassedAt = lab.checks[check.id]?.firstPassedAt ?? (check.hasPassed ? run.startedAt : nil)
                lab.checks[check.id] = Check(
                    title: check.title,
                    step: check.step,
                    points: check.points,
                    outcome: check.outcome,
                    firstPassedAt: firstPassedAt
                )
            }
            labs[result.id] = lab
        }
    }

    /// Notes that the starter of `lab` was put back. When its checks passed for the first time stays known, and so do the hints.
    mutating func noteReset(of lab: LabEntry) {
        for id in self[lab].checks.keys {
            self[lab].checks[id]?.outcome = .notStarted
        }
    }
}

extension StudentProgress.Lab {
    /// The checks that the lab had when it was graded last, in the handout's order.
    var current: [(id: String, check: StudentProgress.Check)] {
        order.compactMap { id in checks[id].map { (id, $0) } }
    }

    /// What is known of them apart from how they came out.
    var descriptions: [CheckDescription] {
        current.map { CheckDescription(id: $0.id, title: $0.check.title, step: $0.check.step, points: $0.check.points) }
    }

    var passedCount: Int { current.count { $0.check.outcome == .passed } }

    var state: State {
        if current.allSatisfy({ $0.check.outcome == .notStarted }) { return .notStarted }
        return passedCount == current.count ? .passed : .begun(passed: passedCount, of: current.count)
    }

    /// The first step with a check that has not passed; nil when all have, or nothing is known.
    var firstUnfinishedStep: Int? {
        current.filter { $0.check.outcome != .passed }.map(\.check.step).min()
    }

    enum State: Equatable {
        case notStarted
        case begun(passed: Int, of: Int)
        case passed
    }
}
