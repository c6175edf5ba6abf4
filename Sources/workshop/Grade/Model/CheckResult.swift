/// What one check found.
struct CheckResult: Codable, Sendable, Equatable {
    /// How a check came out. Only ``passed`` earns its points.
    enum Outcome: String, Codable, Sendable, CaseIterable {
        /// The code does what the lab asks for.
        case passed
        /// It does something else.
        case failed
        /// A step that the check needs is still marked with `TODO`.
        case notStarted
        /// The process ended by a signal: a trap, an access to memory that is not there.
        case crashed
        /// The code did not return in time.
        case timedOut
        /// The process ended, or the run did, without a word on the check: `exit()` in the code, for instance.
        case didNotReport
        /// The lab does not compile.
        case notBuilt
    }

    /// Names the check for good.
    var id: String
    /// What the lab asks for, as a sentence.
    var title: String
    /// The handout's step that it belongs to; 0 where it is not known.
    var step: Int
    /// What passing it is worth.
    var points: Int
    /// How it came out.
    var outcome: Outcome
    /// What the student is to read; nil when it passed.
    var feedback: String?
    /// How long it took, in seconds.
    var seconds: Double

    /// Whether it has passed.
    var hasPassed: Bool { outcome == .passed }
}
