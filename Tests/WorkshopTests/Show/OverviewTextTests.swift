import XCTest

@testable import workshop

final class OverviewTextTests: XCTestCase {
    private let catalogue = LabCatalogue([
        LabEntry(slug: "01-answer", title: "the answer"), LabEntry(slug: "02-question", title: "the long question"),
    ])

    func testTheOverviewSaysHowFarOneIsAndWhatIsNext() {
        var progress = StudentProgress()
        progress.note(.stub([.stub([.stub("a")]), .stub([.stub("b"), .stub("c", .failed, step: 4)], id: "02")]))
        XCTAssertEqual(
            OverviewText(catalogue: catalogue, progress: progress, style: .plain).text,
            """
              01  the answer         passed
              02  the long question  1 of 2 checks

            Next: lab 02, step 4
              read   labs/02-question/README.md
              edit   Exercises/02-question/
              run    swift run Lab02
              grade  swift run workshop grade 02
              stuck  swift run workshop hint 02

            """
        )
    }

    func testTheEndIsSaidToo() {
        var progress = StudentProgress()
        progress.note(.stub([.stub([.stub("a")]), .stub([.stub("b")], id: "02")]))
        let text = OverviewText(catalogue: catalogue, progress: progress, style: .plain).text
        XCTAssertTrue(text.hasSuffix("All labs have passed.\n"), text)
    }
}
