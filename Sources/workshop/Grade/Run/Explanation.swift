import Foundation

/// What a student reads when a check did not come to its end.
enum Explanation {
    static func didNotReturn(_ limit: Duration) -> String {
        "The code did not return within \(limit.components.seconds) seconds, and was ended. Is there a loop without an end, "
            + "or a wait for something that never comes?"
    }

    static func outOfTime(_ limit: Duration) -> String {
        "It did not run: the \(limit.components.seconds) seconds for the whole lab were over. Mend what does not return first."
    }

    static let noTest = "The grader has no test for this check. That is a fault of the kit, and not of your code."

    static func ended(code: Int32, output: String) -> String {
        let text = "The program ended in the middle of the check, with exit code \(code). Does the code call exit()?"
        return ([text] + excerpt(output)).joined(separator: "\n")
    }

    static func crashed(signal: Int32, output: String) -> String {
        let name = strsignal(signal).map { String(cString: $0) } ?? "signal \(signal)"
        let lines = output.split(whereSeparator: \.isNewline)
        let reason = lines.first { $0.contains("Fatal error") }.map { "  \($0)" }
        let place = place(in: lines).map { "  at \($0)" }
        let known = [reason, place].compactMap { $0 }
        guard reason == nil else {
            return (["The program crashed in the middle of the check:", ""] + known).joined(separator: "\n")
        }
        return
            (["The program crashed in the middle of the check: \(name).", ""]
            + (place == nil ? excerpt(output) : known))
            .joined(separator: "\n")
    }

    /// The student's own line in a backtrace, the innermost first: `… at /…/Exercises/03-produce-consume/A.swift:12:5`.
    private static func place(in lines: [Substring]) -> String? {
        lines.lazy.compactMap { $0.firstMatch(of: /\ at \/.*\/(Exercises\/[^:]+:\d+)/).map { String($0.1) } }.first
    }

    /// What was printed last, without XCTest's own lines.
    private static func excerpt(_ output: String) -> [String] {
        let lines = output.split(whereSeparator: \.isNewline).filter {
            !$0.hasPrefix("Test Suite '") && !$0.hasPrefix("Test Case '")
        }
        return lines.isEmpty ? [] : ["", "It printed last:"] + lines.suffix(6).map { "  \($0)" }
    }
}
