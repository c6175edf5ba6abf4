import Grading
import Kafka
import XCTest

@testable import Lab06Checks
@testable import Lab06Solution

/// Proves the grader of Lab 06.
final class Lab06GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab06, checks: lab06Checks, wheats: lab06Wheats, chaffs: lab06Chaffs)
    private let files = LabFiles(lab: lab06)

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
        guard try files.isUntouched(lab06Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab06Checks, in: "Lab06Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab06Checks)
    }
}
