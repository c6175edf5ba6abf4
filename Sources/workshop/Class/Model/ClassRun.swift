import Foundation

/// What grading a class found: the result that every writer writes.
struct ClassRun: Codable, Sendable, Equatable {
    /// A lab as it stands in the head of a table.
    struct Lab: Codable, Sendable, Equatable {
        var id: String
        var slug: String
        var title: String
        var checks: Int
        var points: Int
    }

    /// The version of this form. A field that is added does not change it; one that changes its meaning does.
    var version = 1
    /// When the run began.
    var startedAt: Date
    /// Where the random values of all checks came from: `WORKSHOP_SEED` repeats them.
    var seed: UInt64
    /// What the students' code was kept from, in words.
    var confinement: String
    var labs: [Lab]
    /// By name.
    var students: [StudentResult]
}

/// What was found of one student.
struct StudentResult: Codable, Sendable, Equatable {
    var name: String
    /// In the order in which they are taught.
    var labs: [GradedLab]

    var points: Int { labs.map(\.result.points).reduce(0, +) }
    var maximumPoints: Int { labs.map(\.result.maximumPoints).reduce(0, +) }
    var passedLabs: Int { labs.count { $0.result.hasPassed } }
}

/// What was found in one lab of one student.
struct GradedLab: Codable, Sendable, Equatable {
    var result: LabResult
    /// How many files were taken from the submission.
    var files: Int
    /// What was not.
    var refused: [HandedIn.Refusal]
    /// The known mistake that fails nearly the same checks; nil where none stands out.
    var resembles: String?
    /// How much of the result's seconds went into building.
    var buildSeconds: Double

    /// The lab in a few letters.
    enum State {
        case passed, partly, notBuilt, notHandedIn
    }

    var state: State {
        if files == 0 { return .notHandedIn }
        if result.buildFailure != nil { return .notBuilt }
        return result.hasPassed ? .passed : .partly
    }
}
