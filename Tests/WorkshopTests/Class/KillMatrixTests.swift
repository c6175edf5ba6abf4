import XCTest

@testable import workshop

final class KillMatrixTests: XCTestCase {
    private let matrix = KillMatrix(
        """
        # Lab 01-answer: which wrong submission fails which check

        1. `one`: First
        2. `two`: Second
        3. `three`: Third
        4. `four`: Fourth

        | wrong submission | 1 | 2 | 3 | 4 |
        |---|---|---|---|---|
        | forgets-one | ● | ○ |   |   |
        | forgets-three |   |   | ● |   |
        | also-forgets-three |   |   | ● |   |
        | forgets-all | ● | ○ | ○ | ● |
        """
    )

    private func resemblance(
        _ outcomes: [CheckResult.Outcome],
        failure: LabResult.BuildFailure? = nil
    ) -> String? {
        let checks = zip(["one", "two", "three", "four"], outcomes).map { CheckResult.stub($0.0, $0.1) }
        return matrix.resemblance(of: .stub(checks, failure: failure))
    }

    func testReadsTheTable() {
        XCTAssertEqual(matrix.mistakes.count, 4)
        XCTAssertEqual(
            matrix.mistakes.first,
            KillMatrix.Mistake(name: "forgets-one", aimed: ["one"], failed: ["one", "two"])
        )
    }

    func testTheSameFailedChecksAreNamed() {
        XCTAssertEqual(resemblance([.failed, .crashed, .passed, .passed]), "forgets-one")
        XCTAssertEqual(resemblance([.failed, .failed, .failed, .failed]), "forgets-all")
    }

    func testTiesWeakMatchesAndMissedAimsSayNothing() {
        XCTAssertNil(resemblance([.passed, .passed, .failed, .passed]), "two mistakes fit")
        XCTAssertNil(resemblance([.passed, .failed, .passed, .passed]), "the check that is meant for it has passed")
        XCTAssertNil(resemblance([.failed, .passed, .failed, .passed]), "half is too little")
        XCTAssertNil(resemblance([.passed, .passed, .passed, .passed]))
    }

    func testWhatIsNotStartedOrNotBuiltSaysNothing() {
        XCTAssertEqual(resemblance([.failed, .notStarted, .passed, .passed]), "forgets-one")
        XCTAssertNil(resemblance([.notStarted, .notStarted, .notStarted, .notStarted]))
        XCTAssertNil(
            resemblance([.notBuilt, .notBuilt, .passed, .passed], failure: LabResult.BuildFailure(text: "error"))
        )
    }
}
