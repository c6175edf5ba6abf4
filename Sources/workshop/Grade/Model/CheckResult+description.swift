import GradeRecords

extension CheckResult {
    /// The outcome of the check that `description` describes.
    init(_ description: CheckDescription, _ outcome: Outcome, feedback: String? = nil, seconds: Double = 0) {
        self.init(
            id: description.id,
            title: description.title,
            step: description.step,
            points: description.points,
            outcome: outcome,
            feedback: feedback,
            seconds: seconds
        )
    }

    /// What is known of the check apart from how it came out.
    var description: CheckDescription { CheckDescription(id: id, title: title, step: step, points: points) }
}

extension CheckResult.Outcome {
    init(_ verdict: GradeRecord.Verdict) {
        self =
            switch verdict {
            case .passed: .passed
            case .failed: .failed
            case .notStarted: .notStarted
            case .timedOut: .timedOut
            }
    }
}
