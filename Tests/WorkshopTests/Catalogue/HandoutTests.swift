import Foundation
import XCTest

@testable import workshop

final class HandoutTests: XCTestCase {
    func testTitleStepsAndHintsAreRead() {
        let handout = Handout(
            """
            # Lab 03: a traced producer

            ### Step 1: a span

            Text.

            ```sh
            # not a title
            ### Step 9: not a step
            ```

            <details><summary>Hint 1</summary>

            Look at `withSpan`.

            </details>
            <details><summary>Hint 2</summary>

            ```swift
            // </details> in code
            ```

            </details>

            ### Step 2: attributes

            <details><summary>Another remark</summary>

            </details>
            """
        )
        XCTAssertEqual(handout.title, "a traced producer")
        XCTAssertEqual(handout.steps.map(\.number), [1, 2])
        XCTAssertEqual(handout.steps.map(\.title), ["a span", "attributes"])
        XCTAssertEqual(
            handout.steps[0].hints,
            ["Look at `withSpan`.", "```swift\n// </details> in code\n```"]
        )
        XCTAssertEqual(handout.steps[1].hints, [])
    }

    func testWhatIsNoHandoutHasNoSteps() {
        XCTAssertEqual(Handout("").steps, [])
        XCTAssertNil(Handout("text\n</details>\n<details><summary>Hint 1</summary>").title)
    }

    func testEveryStepOfTheKitsHandoutsHasThreeHints() throws {
        let kit = try Kit.around(URL(fileURLWithPath: #filePath).deletingLastPathComponent().path)
        let labs = try LabCatalogue(kit).labs
        XCTAssertGreaterThanOrEqual(labs.count, 8)
        for lab in labs {
            let handout = try Handout(file: kit.url(lab.handout))
            XCTAssertFalse(handout.steps.isEmpty, lab.slug)
            for step in handout.steps {
                XCTAssertEqual(step.hints.count, 3, "step \(step.number) of \(lab.slug)")
                XCTAssertFalse(step.hints.contains(""), "step \(step.number) of \(lab.slug)")
            }
        }
    }
}
