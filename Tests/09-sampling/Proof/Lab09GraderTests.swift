import Grading
import XCTest

@testable import Lab09Checks

/// Proves the grader of Lab 09.
final class Lab09GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab09, checks: lab09Checks, wheats: lab09Wheats, chaffs: lab09Chaffs)
    private let files = LabFiles(lab: lab09)

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
        guard try files.isUntouched(lab09Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab09Checks, in: "Lab09Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab09Checks)
    }
}
