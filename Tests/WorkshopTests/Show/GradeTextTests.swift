import XCTest

@testable import workshop

final class GradeTextTests: XCTestCase {
    private func text(_ labs: [LabResult], _ style: Style = .plain) -> String {
        GradeText(run: .stub(labs), style: style).text
    }

    func testTheFirstFailureIsToldInFull() {
        let lab = LabResult.stub([
            .stub("a", points: 2),
            .stub("b", .failed, feedback: "✗ Title of b\n\n  It is wrong."),
            .stub("c", .crashed, step: 2, feedback: "The program crashed."),
            .stub("d", .notStarted, step: 3, feedback: "not started"),
        ])
        XCTAssertEqual(
            text([lab]),
            """
            Lab 01  the answer   1 of 4 checks, 2 of 5 points

              step 1  ✓ Title of a
                      ✗ Title of b
              step 2  ✗ Title of c  (crashed)
              step 3  · Title of d  (not started)

            ✗ Title of b

              It is wrong.

            """
        )
    }

    func testWhatEndedTheProgramIsToldWithStepAndCheck() {
        let lab = LabResult.stub([.stub("a", .crashed, feedback: "The program crashed:\n\n  Fatal error: no")])
        XCTAssertTrue(
            text([lab]).hasSuffix(
                """
                ✗ Title of a

                  The program crashed:

                    Fatal error: no

                  step   1 of labs/01-answer/README.md
                  check  a

                """
            ),
            text([lab])
        )
    }

    func testALabThatDoesNotCompileShowsItsError() {
        let lab = LabResult.stub([], failure: .init(text: "A.swift:3: error: no\n\n  let x\n      ^"))
        XCTAssertEqual(
            text([lab]),
            "Lab 01  the answer\n\n✗ The lab does not compile.\n\n  A.swift:3: error: no\n  \n    let x\n        ^\n"
        )
    }

    func testOfManyLabsThoseThatPassedTakeALine() {
        let labs = [
            LabResult.stub([.stub("a")]), .stub([.stub("b", .notStarted)], id: "02"),
            .stub([], id: "03", failure: .init(text: "no")),
        ]
        let text = text(labs)
        XCTAssertTrue(text.hasPrefix("Lab 01  the answer   1 of 1 checks, 1 of 1 points\n\nLab 02"), text)
        XCTAssertTrue(
            text.hasSuffix("1 of 3 labs passed, 1 of 2 points (without a lab whose checks are not known)\n"),
            text
        )
    }

    func testNarrowTerminalsAndEscapesInTitles() {
        var check = CheckResult.stub("a", .failed, feedback: "✗ \u{1B}[2Jtext")
        check.title = String(repeating: "long ", count: 40) + "\u{1B}[31m"
        let narrow = text([.stub([check])], Style(width: 40, usesColor: false))
        XCTAssertFalse(narrow.contains("\u{1B}"))
        XCTAssertTrue(narrow.split(separator: "\n").allSatisfy { $0.count <= 40 }, narrow)
        XCTAssertTrue(narrow.contains("…"))
    }

    func testColoursOnlyWhereTheyAreWanted() {
        let lab = LabResult.stub([.stub("a"), .stub("b", .failed, feedback: "✗ b")])
        XCTAssertFalse(text([lab]).contains("\u{1B}"))
        XCTAssertTrue(text([lab], Style(width: 100, usesColor: true)).contains("\u{1B}[32m✓\u{1B}[0m Title of a"))
    }
}
