import Foundation
import LabKit
import XCTest

extension XCTestCase {
    /// Runs the check that the calling test is named after, and reports what it found.
    ///
    /// A step that is not started skips the test, so that a fresh clone is green; with `WORKSHOP_STRICT=1` it fails.
    ///
    /// - Parameters:
    ///   - checks: the lab's checks; `testProducerSpanHasKindProducer` runs `producer-span-has-kind-producer`.
    ///   - subject: the lab, as somebody solved it.
    ///   - lab: the lab's slug.
    ///   - function: the calling test.
    ///   - file: where a failure is shown.
    ///   - line: where a failure is shown.
    public func grade<Subject>(
        _ checks: [Check<Subject>],
        on subject: Subject,
        lab: String,
        function: String = #function,
        file: StaticString = #filePath,
        line: UInt = #line
    ) async throws {
        let id = CheckID.ofTest(function)
        guard let check = checks.first(where: { $0.id == id }) else {
            return XCTFail("there is no check called \(id) in lab \(lab)", file: file, line: line)
        }
        switch await check.run(on: subject, seed: Seed.ofThisRun) {
        case .passed:
            break
        case .failed(let feedback):
            let message = feedback.message(for: check, lab: lab, seed: Seed.ofThisRun)
            XCTFail("\n\n\(message)\n", file: file, line: line)
        case .notStarted(let todos):
            let message = "not started: \(todos[0].summary)"
            guard ProcessInfo.processInfo.environment["WORKSHOP_STRICT"] == "1" else {
                throw XCTSkip(message, file: file, line: line)
            }
            XCTFail(message, file: file, line: line)
        }
    }
}

extension Todo {
    /// The step, where it is, and what is to be done.
    var summary: String { "TODO \(step) in \(file):\(line): \(text)" }
}

/// How tests and checks share one name.
public enum CheckID {
    /// `testProducerSpanHasKindProducer()` → `producer-span-has-kind-producer`; a run of capitals is one word.
    public static func ofTest(_ function: String) -> String {
        var name = Substring(function.prefix { $0 != "(" })
        if name.hasPrefix("test") {
            name = name.dropFirst(4)
        }
        let letters = Array(name)
        var id = ""
        for (index, letter) in letters.enumerated() {
            let startsWord =
                letter.isUppercase && index > 0
                && (!letters[index - 1].isUppercase
                    || (index + 1 < letters.count && letters[index + 1].isLowercase))
            id += (startsWord ? "-" : "") + letter.lowercased()
        }
        return id
    }
}
