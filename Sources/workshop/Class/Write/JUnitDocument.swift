import Foundation

/// The class as JUnit XML: a suite for each lab of each student, a case for each check.
struct JUnitDocument {
    let run: ClassRun

    var text: String {
        let suites = run.students.flatMap { student in student.labs.map { suite($0, student.name) } }
        return (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"] + suites + ["</testsuites>"])
            .joined(separator: "\n") + "\n"
    }

    private func suite(_ lab: GradedLab, _ student: String) -> String {
        let checks = lab.result.checks
        let name = "\(student)/\(lab.result.slug)"
        let head = [
            ("name", name), ("tests", "\(checks.count)"),
            ("failures", "\(checks.count { $0.outcome == .failed })"),
            ("errors", "\(checks.count { Self.isError($0.outcome) })"),
            ("skipped", "\(checks.count { $0.outcome == .notStarted })"),
            ("time", Self.seconds(lab.result.seconds)),
        ]
        let cases = checks.map { test($0, name) }
        return (["  <testsuite\(Self.attributes(head))>"] + cases + ["  </testsuite>"]).joined(separator: "\n")
    }

    private func test(_ check: CheckResult, _ suite: String) -> String {
        let head = Self.attributes([
            ("name", check.title), ("classname", suite), ("time", Self.seconds(check.seconds)),
        ])
        guard !check.hasPassed else { return "    <testcase\(head)/>" }
        let feedback = check.feedback ?? ""
        let message = feedback.split(whereSeparator: \.isNewline).first.map(String.init) ?? check.outcome.rawValue
        let body =
            check.outcome == .notStarted
            ? "<skipped/>"
            : Self.element(
                Self.isError(check.outcome) ? "error" : "failure",
                [("message", message), ("type", check.outcome.rawValue)],
                feedback
            )
        return "    <testcase\(head)>\(body)</testcase>"
    }

    private static func isError(_ outcome: CheckResult.Outcome) -> Bool {
        switch outcome {
        case .crashed, .timedOut, .didNotReport, .notBuilt: true
        case .passed, .failed, .notStarted: false
        }
    }

    private static func element(_ name: String, _ head: [(String, String)], _ text: String) -> String {
        "<\(name)\(attributes(head))>\(escaped(text))</\(name)>"
    }

    private static func attributes(_ pairs: [(String, String)]) -> String {
        pairs.map { " \($0.0)=\"\(escaped($0.1).replacing("\n", with: "&#10;"))\"" }.joined()
    }

    private static func seconds(_ seconds: Double) -> String {
        String(format: "%.3f", seconds)
    }

    /// XML 1.0 has no character for most controls, and none for two values that Swift's texts can hold.
    private static func escaped(_ text: String) -> String {
        text.withoutControls.unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
            default: String(scalar)
            }
        }.joined()
    }
}
