import Grading
import XCTest

@testable import Lab01Checks
@testable import Lab01Solution

/// Proves the grader of Lab 01.
final class Lab01GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab01, checks: lab01Checks, wheats: lab01Wheats, chaffs: lab01Chaffs)
    private let files = LabFiles(lab: lab01)

    func testTheSolutionAndEveryWheatPassEveryCheck() async {
        await proof.assertWheatsPass()
    }

    func testEveryChaffFailsItsChecksAndNoOther() async {
        await proof.assertKillMatrix()
    }

    func testEveryChaffIsToldWhatIsWrong() async {
        await proof.assertMessages()
    }

    func testStarterAndSolutionAreEqualOutsideYourCode() throws {
        guard try files.isUntouched(lab01Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab01Checks, in: "Lab01Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab01Checks)
    }
}

extension TraceParent: TraceParenting {}

extension Lab01Subject {
    static let solution = Lab01Subject(type: TraceParent.self)
}
