import Foundation

@testable import workshop

extension GradedLab {
    static func stub(
        _ result: LabResult,
        files: Int = 1,
        refused: [HandedIn.Refusal] = [],
        resembles: String? = nil
    ) -> GradedLab {
        GradedLab(result: result, files: files, refused: refused, resembles: resembles, buildSeconds: 1)
    }
}

extension ClassRun {
    /// A class with every outcome in it, and with names and texts that a careless writer would let through.
    static var stub: ClassRun {
        let nasty = "<b> & \"quotes\" ]]> \u{1B}[31m \u{0} \u{FFFE} =1+1, ü"
        let all = CheckResult.Outcome.allCases.map { outcome in
            CheckResult.stub(
                "check-\(outcome.rawValue)",
                outcome,
                points: 2,
                feedback: outcome == .passed ? nil : nasty
            )
        }
        let passed = [CheckResult.stub("one", points: 3), CheckResult.stub("two", points: 1)]
        let notBuilt = passed.map { CheckResult($0.description, .notBuilt, feedback: "The lab does not compile.") }
        let failure = LabResult.BuildFailure(text: "A.swift:1: error: \(nasty)")
        let refusal = HandedIn.Refusal(path: "Exercises/01-answer/Link.swift", reason: "a symbolic link")
        return ClassRun(
            startedAt: Date(timeIntervalSince1970: 1_000),
            seed: 7,
            confinement: "a box",
            labs: [.init(id: "01", slug: "01-answer", title: "the answer", checks: 2, points: 4)],
            students: [
                StudentResult(name: "ada", labs: [.stub(.stub(passed))]),
                StudentResult(name: nasty, labs: [.stub(.stub(all), resembles: "forgets-one")]),
                StudentResult(name: "bob", labs: [.stub(.stub(notBuilt, failure: failure))]),
                StudentResult(
                    name: "eve",
                    labs: [
                        .stub(
                            .stub(passed.map { CheckResult($0.description, .notStarted) }),
                            files: 0,
                            refused: [refusal]
                        )
                    ]
                ),
            ]
        )
    }
}
