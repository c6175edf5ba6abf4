import Grading
import XCTest

@testable import Lab02Checks
@testable import Lab02Solution

/// Proves the grader of Lab 02.
final class Lab02GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab02, checks: lab02Checks, wheats: lab02Wheats, chaffs: lab02Chaffs)
    private let files = LabFiles(lab: lab02)

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
        guard try files.isUntouched(lab02Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab02Checks, in: "Lab02Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab02Checks)
    }
}

extension Lab02Subject {
    static let solution = Lab02Subject(
        set: { KafkaHeadersInjector().inject($0, forKey: $1, into: &$2) },
        get: { KafkaHeadersExtractor().extract(key: $0, from: $1) },
        keys: { KafkaHeadersExtractor().keys(of: $0) },
        inject: { injectTraceContext($0, into: $1) },
        extract: { extractTraceContext(from: $0) }
    )
}
