import Foundation

/// What was found in one lab.
struct LabResult: Codable, Sendable, Equatable {
    /// Why there is nothing that could have been run.
    struct BuildFailure: Codable, Sendable, Equatable {
        /// What went wrong, in a sentence.
        var summary = "The lab does not compile."
        /// The first error for people: where it is, what it says, and the line of source.
        var text: String
        /// The file that the error is in, from the kit's root; nil where it is in none.
        var file: String?
        /// The line that the error is in.
        var line: Int?
    }

    /// The lab's number, `03`: its id for good.
    var id: String
    /// The name of its folders, `03-produce-consume`.
    var slug: String
    /// The handout's title.
    var title: String
    /// The checks in the order of the handout. For a lab that was not built, those that are known from an earlier run.
    var checks: [CheckResult]
    /// Nil when the lab was built and its grader could be started.
    var buildFailure: BuildFailure?
    /// How long building and grading took, in seconds.
    var seconds: Double

    /// Whether every check has passed. A lab of which nothing is known has not.
    var hasPassed: Bool { buildFailure == nil && !checks.isEmpty && checks.allSatisfy(\.hasPassed) }

    /// How many checks have passed.
    var passedCount: Int { checks.count(where: \.hasPassed) }

    /// What the passed checks are worth.
    var points: Int { checks.filter(\.hasPassed).map(\.points).reduce(0, +) }

    /// What all checks are worth.
    var maximumPoints: Int { checks.map(\.points).reduce(0, +) }
}
