import XCTest

@testable import workshop

final class HintTextTests: XCTestCase {
    func testCodeStaysAsItStandsAndTextIsWrapped() throws {
        let handout = Handout(
            """
            ### Step 1: a span
            <details><summary>Hint 1</summary>

            One two three
            four five.

            ```swift
            let  a = 1
                let b = 2
            ```
            </details>
            """
        )
        let lab = LabEntry(slug: "01-answer", title: "")
        let hint = try NextHint(in: handout, progress: StudentProgress.Lab(), step: nil, lab: lab)
        XCTAssertEqual(
            HintText(lab: lab, hint: hint, style: Style(width: 16, usesColor: false)).text,
            """
            Lab 01, step 1: a span
            Hint 1 of 1

            One two three
            four five.

                let  a = 1
                    let b = 2


            """
        )
    }
}
