import GradeRecords

/// A lab's grader, built: what runs checks in a process of their own.
protocol Grader {
    /// The names of the lab's tests, as the test bundle lists them without running any.
    ///
    /// - Throws: ``WorkshopError`` when there are none.
    func tests() throws -> [String]

    /// Runs `tests` one after another in one new process, and returns when it has ended.
    ///
    /// - Throws: ``WorkshopError`` when the process cannot be started.
    func run(_ tests: [String], _ terms: GraderTerms) throws -> GraderRound
}

/// What one process of a grader is granted.
struct GraderTerms: Equatable {
    /// How long one check may take.
    var limit: Duration
    /// When the process has to be over.
    var deadline: ContinuousClock.Instant
    /// Whether a crash is to be traced back to a line, which takes seconds.
    var tracesCrashes = false
}

/// What one process of a grader has left.
struct GraderRound: Equatable {
    struct Report: Equatable {
        var id: String
        var verdict: GradeRecord.Verdict
        var feedback: String?
        var seconds: Double
    }

    /// What the lab asks for, in the handout's order; nil when the process did not come so far.
    var catalogue: [CheckDescription]?
    /// The checks that ran to their end.
    var reports: [Report] = []
    /// The check that had started and not ended when the process did.
    var interrupted: String?
    /// How the process ended.
    var end: ProcessEnd
    /// The end of what it printed.
    var output = ""
    /// Which limit it was ended for, as a sentence for the student; nil when it was not.
    var overstep: String?
}
