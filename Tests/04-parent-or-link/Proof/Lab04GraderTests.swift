import Grading
import XCTest

@testable import Lab04Checks
@testable import Lab04Solution

/// Proves the grader of Lab 04.
final class Lab04GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab04, checks: lab04Checks, wheats: lab04Wheats, chaffs: lab04Chaffs)
    private let files = LabFiles(lab: lab04)

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
        guard try files.isUntouched(lab04Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab04Checks, in: "Lab04Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab04Checks)
    }
}

extension Lab04Subject {
    static let solution = Lab04Subject(
        process: { relation, consumer, handler in
            let relation: Lab04Solution.Relation = relation == .parentAndLink ? .parentAndLink : .linkOnly
            try await MessageConsumer(consumer: consumer, relation: relation).run(handler)
        },
        relation: { situation in
            let answer =
                switch situation {
                case .oneMessage: Lab04Solution.relation(in: .oneMessage)
                case .oneMessageInsideAnotherSpan: Lab04Solution.relation(in: .oneMessageInsideAnotherSpan)
                case .batch: Lab04Solution.relation(in: .batch)
                case .replay: Lab04Solution.relation(in: .replay)
                }
            return answer == .parentAndLink ? .parentAndLink : .linkOnly
        },
        handleNext: { consumer, topic, maxMessages, handler in
            try await BatchConsumer(consumer: consumer, topic: topic)
                .handleNext(maxMessages: maxMessages, timeout: .seconds(5), handler)
        }
    )
}
