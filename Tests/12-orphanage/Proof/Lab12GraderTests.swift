import Grading
import XCTest

@testable import Lab12Checks
@testable import Lab12Solution

/// Proves the grader of Lab 12.
final class Lab12GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab12, checks: lab12Checks, wheats: lab12Wheats, chaffs: lab12Chaffs)
    private let files = LabFiles(lab: lab12)

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
        guard try files.isUntouched(lab12Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab12Checks, in: "Lab12Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab12Checks)
    }
}
