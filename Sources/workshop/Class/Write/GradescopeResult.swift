/// One student's `results.json`, as Gradescope's autograder specification describes it.
struct GradescopeResult: Encodable, Equatable {
    struct Test: Encodable, Equatable {
        var score: Double
        var maximumScore: Double
        var status: String
        var name: String
        var number: String
        var output: String

        private enum CodingKeys: String, CodingKey {
            case score, status, name, number, output
            case maximumScore = "max_score"
        }
    }

    var score: Double
    var executionTime: Int
    var output: String
    var visibility = "visible"
    var tests: [Test]

    private enum CodingKeys: String, CodingKey {
        case score, output, visibility, tests
        case executionTime = "execution_time"
    }

    init(_ student: StudentResult) {
        score = Double(student.points)
        executionTime = Int(student.labs.map(\.result.seconds).reduce(0, +).rounded())
        output = student.labs.map(Self.line).joined(separator: "\n")
        tests = student.labs.flatMap { lab in
            lab.result.checks.enumerated().map { index, check in
                Test(
                    score: check.hasPassed ? Double(check.points) : 0,
                    maximumScore: Double(check.points),
                    status: check.hasPassed ? "passed" : "failed",
                    name: "Lab \(lab.result.id): \(check.title.withoutControls)",
                    number: "\(Int(lab.result.id) ?? 0).\(index + 1)",
                    output: (check.feedback ?? "").withoutControls
                )
            }
        }
    }

    private static func line(_ lab: GradedLab) -> String {
        let result = lab.result
        let state =
            switch lab.state {
            case .notHandedIn: "nothing handed in"
            case .notBuilt: (result.buildFailure?.text ?? "does not compile").withoutControls
            case .passed, .partly: "\(result.passedCount) of \(result.checks.count) checks"
            }
        let refused = lab.refused.map { "\n  not taken: \($0.path): \($0.reason)" }.joined()
        return "Lab \(result.id) \(result.title): \(state)\(refused)"
    }
}
