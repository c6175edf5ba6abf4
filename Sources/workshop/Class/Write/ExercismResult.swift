/// One lab's `results.json`, as version 3 of Exercism's test runner interface describes it. A task is a step of the handout.
struct ExercismResult: Encodable, Equatable {
    struct Test: Encodable, Equatable {
        var name: String
        var status: String
        var message: String?
        var task: Int?

        private enum CodingKeys: String, CodingKey {
            case name, status, message
            case task = "task_id"
        }
    }

    var version = 3
    var status: String
    var message: String?
    var tests: [Test]

    /// As many characters as a message may have.
    private static let messageLimit = 65_535

    init(_ lab: GradedLab) {
        let result = lab.result
        tests = result.checks.map { check in
            Test(
                name: check.title.withoutControls,
                status: Self.status(check.outcome),
                message: check.hasPassed ? nil : Self.fitted(check.feedback ?? "The step is not done."),
                task: check.step > 0 ? check.step : nil
            )
        }
        if let failure = result.buildFailure {
            status = "error"
            message = Self.fitted(failure.text)
            tests = []
        } else if lab.state == .notHandedIn || result.checks.isEmpty {
            status = "error"
            message = Self.fitted(
                (["Nothing was handed in."] + lab.refused.map { "\($0.path): \($0.reason)" }).joined(separator: "\n")
            )
            tests = []
        } else {
            status = result.hasPassed ? "pass" : "fail"
        }
    }

    private static func status(_ outcome: CheckResult.Outcome) -> String {
        switch outcome {
        case .passed: "pass"
        case .failed, .notStarted: "fail"
        case .crashed, .timedOut, .didNotReport, .notBuilt: "error"
        }
    }

    /// The limit holds for bytes where a character takes more than one.
    private static func fitted(_ text: String) -> String {
        String(decoding: text.withoutControls.utf8.prefix(messageLimit - 2), as: UTF8.self)
    }
}
