/// What a failed check tells the student: what is wrong, a picture of it, and why it matters.
public struct Feedback: Error, Sendable, Equatable {
    /// What is wrong, in a sentence or two that name the cause where it can be told.
    public let diagnosis: String

    /// Expected beside got: trace sketches, header sketches, attribute tables.
    public let picture: [String]

    /// Why it matters in production, in one sentence.
    public let why: String

    /// Makes feedback.
    public init(_ diagnosis: String, picture: [String] = [], why: String) {
        self.diagnosis = diagnosis
        self.picture = picture
        self.why = why
    }

    /// The whole message for a failed check.
    ///
    /// - Parameters:
    ///   - check: the check that failed.
    ///   - lab: the lab's slug.
    ///   - seed: what the run's random values came from.
    public func message<Subject>(for check: Check<Subject>, lab: String, seed: UInt64) -> String {
        var lines = ["✗ \(check.title)", "", "  \(diagnosis)"]
        if !picture.isEmpty {
            lines.append("")
            lines += picture.map { $0.isEmpty ? "" : "  \($0)" }
        }
        lines += [
            "",
            "  why    \(why)",
            "  step   \(check.step) of labs/\(lab)/README.md",
            "  check  \(check.id)",
            "  again  WORKSHOP_SEED=\(seed) swift test --filter Lab\(lab.prefix(2))Tests",
        ]
        return lines.joined(separator: "\n")
    }
}
