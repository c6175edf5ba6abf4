import XCTest

@testable import workshop

final class TestListTests: XCTestCase {
    func testTestsAreListedByClass() {
        let list = TestList(
            """
            Listing 3 tests in debug.xctest:

            Lab01Grader.Lab01GraderTests/testProof
            Lab01Grader.Lab01Tests/testA
            Lab01Grader.Lab01Tests/testB()
            Lab01Grader.Lab01Tests/testB
            printed by a program: a/b.c
            """
        )
        XCTAssertEqual(list.suites.map(\.name), ["Lab01Grader.Lab01GraderTests", "Lab01Grader.Lab01Tests"])
        XCTAssertEqual(list.suites.map(\.tests), [["testProof"], ["testA", "testB"]])
    }
}
