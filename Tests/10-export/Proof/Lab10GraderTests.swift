import Grading
import XCTest

@testable import Lab10Checks

/// Proves the grader of Lab 10.
final class Lab10GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab10, checks: lab10Checks, wheats: lab10Wheats, chaffs: lab10Chaffs)
    private let files = LabFiles(lab: lab10)

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
        guard try files.isUntouched(lab10Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab10Checks, in: "Lab10Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab10Checks)
    }
}
