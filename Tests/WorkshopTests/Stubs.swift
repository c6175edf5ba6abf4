import Foundation

@testable import workshop

extension CheckResult {
    /// A check of which only what matters to a test is said.
    static func stub(
        _ id: String,
        _ outcome: Outcome = .passed,
        step: Int = 1,
        points: Int = 1,
        feedback: String? = nil
    ) -> CheckResult {
        CheckResult(
            id: id,
            title: "Title of \(id)",
            step: step,
            points: points,
            outcome: outcome,
            feedback: feedback,
            seconds: 0
        )
    }
}

extension LabResult {
    static func stub(_ checks: [CheckResult], id: String = "01", failure: BuildFailure? = nil) -> LabResult {
        LabResult(id: id, slug: id + "-answer", title: "the answer", checks: checks, buildFailure: failure, seconds: 0)
    }
}

extension GradeRun {
    static func stub(_ labs: [LabResult], at seconds: TimeInterval = 1_000) -> GradeRun {
        GradeRun(startedAt: Date(timeIntervalSince1970: seconds), seed: 7, labs: labs)
    }
}

extension Style {
    static let plain = Style(width: 100, usesColor: false)
}
