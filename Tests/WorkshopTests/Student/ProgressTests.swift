import Foundation
import XCTest

@testable import workshop

final class ProgressTests: XCTestCase {
    func testTheStateFollowsTheLastGrades() throws {
        let lab = LabEntry(slug: "01-answer", title: "")
        var progress = StudentProgress()
        XCTAssertEqual(progress[lab].state, .notStarted)
        progress.note(.stub([.stub([.stub("a", .notStarted), .stub("b", .notStarted, step: 2)])]))
        XCTAssertEqual(progress[lab].state, .notStarted)
        XCTAssertEqual(progress[lab].firstUnfinishedStep, 1)
        progress.note(.stub([.stub([.stub("a"), .stub("b", .failed, step: 2)])]))
        XCTAssertEqual(progress[lab].state, .begun(passed: 1, of: 2))
        XCTAssertEqual(progress[lab].firstUnfinishedStep, 2)
        progress.note(.stub([.stub([.stub("a"), .stub("b", step: 2)])]))
        XCTAssertEqual(progress[lab].state, .passed)
        XCTAssertNil(progress[lab].firstUnfinishedStep)
    }

    func testWhenACheckPassedFirstStaysKnown() throws {
        var progress = StudentProgress()
        progress.note(.stub([.stub([.stub("a")])], at: 1))
        progress.note(.stub([.stub([.stub("a", .failed)])], at: 2))
        progress.note(.stub([.stub([.stub("a")])], at: 3))
        progress.noteReset(of: LabEntry(slug: "01-answer", title: ""))
        let check = try XCTUnwrap(progress.labs["01"]?.checks["a"])
        XCTAssertEqual(check.firstPassedAt, Date(timeIntervalSince1970: 1))
        XCTAssertEqual(check.outcome, .notStarted)
    }

    func testAnUpdateOfTheKitLosesNothing() {
        var progress = StudentProgress()
        progress.note(.stub([.stub([.stub("old"), .stub("kept")]), .stub([.stub("other")], id: "02")]))
        progress.note(.stub([.stub([.stub("kept"), .stub("new", .notStarted)])]))
        XCTAssertEqual(progress.labs["01"]?.checks.keys.sorted(), ["kept", "new", "old"])
        XCTAssertEqual(progress.labs["01"]?.state, .begun(passed: 1, of: 2))
        XCTAssertEqual(progress.labs["02"]?.state, .passed)
    }

    func testALabThatDoesNotCompileKeepsWhatIsKnown() {
        var progress = StudentProgress()
        progress.note(.stub([.stub([.stub("a")])]))
        progress.note(.stub([.stub([.stub("a", .notBuilt)], failure: .init(text: "no"))]))
        XCTAssertEqual(progress.labs["01"]?.state, .passed)
        XCTAssertEqual(progress.labs["01"]?.descriptions.map(\.id), ["a"])
    }
}
