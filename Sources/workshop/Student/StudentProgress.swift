import Foundation

/// How far a student has come, by the labs' numbers and the checks' ids. Both stay the same for good, so that an update of the
/// kit loses nothing; what a kit does not know is kept for one that does.
struct StudentProgress: Codable, Sendable, Equatable {
    static let currentVersion = 1

    struct Check: Codable, Sendable, Equatable {
        var title: String
        var step: Int
        var points: Int
        /// How it came out when it was graded last.
        var outcome: CheckResult.Outcome
        /// When it passed for the first time.
        var firstPassedAt: Date?
    }

    struct Lab: Codable, Sendable, Equatable {
        /// The ids of the checks that the lab had when it was graded last, in the handout's order.
        var order: [String] = []
        /// All checks that were ever seen, by id.
        var checks: [String: Check] = [:]
        /// How many hints of a step were shown, by the step's number.
        var hints: [String: Int] = [:]
        var gradedAt: Date?
    }

    var version = Self.currentVersion
    /// By the labs' numbers.
    var labs: [String: Lab] = [:]

    subscript(lab: LabEntry) -> Lab {
        get { labs[lab.id] ?? Lab() }
        set { labs[lab.id] = newValue }
    }
}
