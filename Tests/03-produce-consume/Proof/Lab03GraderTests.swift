import Grading
import XCTest

@testable import Lab03Checks
@testable import Lab03Solution

/// Proves the grader of Lab 03.
final class Lab03GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab03, checks: lab03Checks, wheats: lab03Wheats, chaffs: lab03Chaffs)
    private let files = LabFiles(lab: lab03)

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
        guard try files.isUntouched(lab03Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab03Checks, in: "Lab03Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab03Checks)
    }
}

extension Lab03Subject {
    static let solution = Lab03Subject(
        traced: { producer in
            let traced = TracedProducer(producer: producer)
            return { try await traced.send($0, correlationID: $1) }
        },
        run: { try await TracedConsumer(consumer: $0).run($1) }
    )
}
