/// One line that the process that runs the checks reports to the tool that grades.
public struct GradeRecord: Codable, Sendable, Equatable {
    /// What happened.
    public enum Event: Codable, Sendable, Equatable {
        /// What the lab asks for, in the handout's order; once, before the first check.
        case catalogue([CheckDescription])
        /// A check is about to run.
        case started(id: String)
        /// A check has run to its end.
        case ended(id: String, verdict: Verdict, feedback: String?, seconds: Double)
    }

    /// What a check found.
    public enum Verdict: String, Codable, Sendable {
        /// The code does what the lab asks for.
        case passed
        /// It does something else.
        case failed
        /// A step that the check needs is still marked with `TODO`.
        case notStarted
        /// The code did not return in time.
        case timedOut
    }

    /// The order's.
    public var nonce: String
    /// What happened.
    public var event: Event

    /// Makes a record.
    public init(nonce: String, event: Event) {
        self.nonce = nonce
        self.event = event
    }
}
