import Grading
import XCTest

@testable import Lab08Checks

/// Proves the grader of Lab 08.
final class Lab08GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab08, checks: lab08Checks, wheats: lab08Wheats, chaffs: lab08Chaffs)
    private let files = LabFiles(lab: lab08)

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
        guard try files.isUntouched(lab08Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab08Checks, in: "Lab08Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab08Checks)
    }
}
