import GradeRecords
import XCTest

@testable import Lab01

/// Reports as the kit's graders do, without all that they stand on.
final class Lab01Tests: XCTestCase {
    func testAnswerIsKnown() { grade { Answer().number.map { $0 == 42 } } }
    func testDoubleIsTwice() { grade { Answer().number.map { _ in Answer().doubled() == 84 } } }
    func testWordIsSaid() { grade { Answer().number.map { _ in Answer().word() == "answer" } } }

    private func grade(function: String = #function, _ body: () -> Bool?) {
        let checks = ["answer-is-known", "double-is-twice", "word-is-said"].map {
            CheckDescription(id: $0, title: $0, step: 1, points: 1)
        }
        let id = CheckID.ofTest(function)
        let reporter = GradeReporter.ofThisProcess
        reporter?.begin(id, of: checks)
        let isRight = body()
        let verdict: GradeRecord.Verdict = isRight == nil ? .notStarted : isRight == true ? .passed : .failed
        reporter?.end(id, verdict, feedback: verdict == .failed ? "✗ \(id) is wrong" : nil, after: .zero)
        XCTAssertNotEqual(verdict, .failed)
    }
}
