import XCTest

@testable import workshop

final class NextHintTests: XCTestCase {
    private let lab = LabEntry(slug: "01-answer", title: "")
    private let handout = Handout(
        """
        ### Step 1: one
        <details><summary>Hint 1</summary>
        a
        </details>
        ### Step 2: two
        <details><summary>Hint 1</summary>
        b
        </details>
        <details><summary>Hint 2</summary>
        c
        </details>
        ### Step 3: three
        """
    )

    private func hint(_ progress: StudentProgress, step: Int? = nil) throws -> NextHint {
        try NextHint(in: handout, progress: progress[lab], step: step, lab: lab)
    }

    func testHintsComeOneByOneForTheFirstStepThatHasNotPassed() throws {
        var progress = StudentProgress()
        XCTAssertEqual(try hint(progress).text, "a")
        progress.note(
            .stub([.stub([.stub("x", step: 1), .stub("y", .failed, step: 2), .stub("z", .failed, step: 3)])])
        )
        for (number, text) in [(1, "b"), (2, "c")] {
            let hint = try hint(progress)
            XCTAssertEqual(hint.text, text)
            XCTAssertEqual(hint.number, number)
            XCTAssertFalse(hint.isRepeated)
            progress[lab].hints["2"] = number
        }
        XCTAssertEqual(try hint(progress).text, "c")
        XCTAssertTrue(try hint(progress).isRepeated)
        XCTAssertEqual(try hint(progress, step: 1).text, "a")
    }

    func testWhatCannotBeHintedAtIsSaid() {
        var progress = StudentProgress()
        for (step, text) in [(3, "has no hints"), (4, "its steps are 1, 2, 3")] {
            XCTAssertThrowsError(try hint(progress, step: step)) { XCTAssertTrue("\($0)".contains(text), "\($0)") }
        }
        progress.note(.stub([.stub([.stub("x")])]))
        XCTAssertThrowsError(try hint(progress)) { XCTAssertTrue("\($0)".contains("has passed"), "\($0)") }
        XCTAssertEqual(try hint(progress, step: 2).text, "b")
    }
}
