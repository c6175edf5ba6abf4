import Grading
import XCTest

@testable import Lab07Checks
@testable import Lab07Solution

/// Proves the grader of Lab 07.
final class Lab07GraderTests: XCTestCase {
    private let proof = GraderProof(lab: lab07, checks: lab07Checks, wheats: lab07Wheats, chaffs: lab07Chaffs)
    private let files = LabFiles(lab: lab07)

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
        guard try files.isUntouched(lab07Checks) else { throw XCTSkip("the exercise has been worked on") }
        try files.assertEqualOutsideYourCode()
    }

    func testEveryCheckHasATestOfItsOwn() throws {
        try files.assertOneTestForEachCheck(lab07Checks, in: "Lab07Tests")
    }

    func testTheHandoutCoversEveryStep() throws {
        try files.assertHandoutCoversEveryStep(lab07Checks)
    }
}

extension Lab07Subject {
    static let solution = Lab07Subject(
        withoutEmail: { try Lab07Solution.withoutEmail($0) },
        totals: { OrderTotals(job: TotalsJob($0)) }
    )
}

extension TotalsJob {
    /// The job that works with these names.
    init(_ names: Lab07Subject.Names) {
        self.init(
            orders: names.orders,
            totals: names.totals,
            lateOrders: names.lateOrders,
            groupID: names.groupID,
            clientID: names.clientID
        )
    }
}
