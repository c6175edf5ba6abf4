import Grading
import Kafka
import XCTest

@testable import Lab11Checks
@testable import Lab11Solution

/// Proves the grader of Lab 11.
final class Lab11GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab11, checks: lab11Checks, wheats: lab11Wheats, chaffs: lab11Chaffs)
    private let files = LabFiles(lab: lab11)

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
        guard try files.isUntouched(lab11Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab11Checks, in: "Lab11Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab11Checks)
    }
}
