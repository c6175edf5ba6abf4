import Foundation
import GradeRecords
import LabKit
import XCTest

/// How tests and checks share one name.
public typealias CheckID = GradeRecords.CheckID

extension XCTestCase {
    /// Runs the check that the calling test is named after, and reports what it found.
    ///
    /// A step that is not started skips the test, so that a fresh clone is green; with `WORKSHOP_STRICT=1` it fails. Where a
    /// tool that grades started the process, it gets a record of the check as well.
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
        let reporter = GradeReporter.ofThisProcess
        let limit = reporter?.limit ?? .seconds(10)
        reporter?.begin(id, of: checks.map(\.summary))
        let start = ContinuousClock.now
        let outcome = await check.run(on: subject, seed: Seed.ofThisRun, limit: limit)
        let duration = start.duration(to: .now)
        switch outcome {
        case .passed:
            reporter?.end(id, .passed, feedback: nil, after: duration)
        case .failed(let feedback):
            let message = feedback.message(for: check, lab: lab, seed: Seed.ofThisRun)
            let verdict: GradeRecord.Verdict = feedback == .didNotReturn(limit) ? .timedOut : .failed
            reporter?.end(id, verdict, feedback: message, after: duration)
            XCTFail("\n\n\(message)\n", file: file, line: line)
        case .notStarted(let todos):
            let message = "not started: \(todos[0].summary)"
            reporter?.end(id, .notStarted, feedback: message, after: duration)
            guard ProcessInfo.processInfo.environment["WORKSHOP_STRICT"] == "1" else {
                throw XCTSkip(message, file: file, line: line)
            }
            XCTFail(message, file: file, line: line)
        }
    }
}

extension Check {
    /// What can be said of the check before it has run.
    var summary: CheckDescription { CheckDescription(id: id, title: title, step: step, points: points) }
}

extension Todo {
    /// The step, where it is, and what is to be done.
    var summary: String { "TODO \(step) in \(file):\(line): \(text)" }
}
