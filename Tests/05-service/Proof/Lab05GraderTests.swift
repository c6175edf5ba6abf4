import Grading
import XCTest

@testable import Lab05Checks

/// Proves the grader of Lab 05.
final class Lab05GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab05, checks: lab05Checks, wheats: lab05Wheats, chaffs: lab05Chaffs)
    private let files = LabFiles(lab: lab05)

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
        guard try files.isUntouched(lab05Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab05Checks, in: "Lab05Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab05Checks)
    }
}
