import XCTest

@testable import workshop

final class StudentsHandoutTests: XCTestCase {
    private func adapted(_ text: String) throws -> String {
        try StudentsHandout(path: "labs/01-answer/README.md", text: text).adapted()
    }

    func testAListItemThatNamesTheSolutionsIsGoneWithItsFurtherLines() throws {
        let text = """
            ## Done

            - See the picture.
            - The solution is in `Solutions/01-answer/`, and `swift run Lab01Solution` runs it. There is more
              than one right way.

            What you wrote is plain Swift.

            """
        XCTAssertEqual(try adapted(text), "## Done\n\n- See the picture.\n\nWhat you wrote is plain Swift.\n")
    }

    func testALabIsRunInPlaceOfItsSolution() throws {
        XCTAssertEqual(
            try adapted("```sh\nENGINE=flink swift run Lab07Solution --broker localhost:9092\n```\n"),
            "```sh\nENGINE=flink swift run Lab07 --broker localhost:9092\n```\n"
        )
    }

    func testOtherTextIsAsItWas() throws {
        let text = "# Lab 01: the answer\n\n1. One\n   more\n\n- a\n\n  b\n- c\n\n```swift\nlet a = 1\n```\n"
        XCTAssertEqual(try adapted(text), text)
    }

    func testASentenceThatNamesTheSolutionsIsRefused() {
        XCTAssertThrowsError(try adapted("Look into Solutions/01-answer first.\n")) {
            XCTAssertTrue("\($0)".contains("Look into Solutions/01-answer first."), "\($0)")
        }
    }

    func testTheTitleAndTheStepsAreRead() throws {
        let handout = StudentsHandout(path: "x", text: "# Lab 01: the answer: 42\n\n### Step 1: a\n\n### Шаг 2: b\n")
        XCTAssertEqual(try handout.title(), "the answer: 42")
        XCTAssertEqual(handout.steps, [1, 2])
        XCTAssertThrowsError(try StudentsHandout(path: "x", text: "the answer\n").title())
    }
}
