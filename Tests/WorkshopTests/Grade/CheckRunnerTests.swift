import GradeRecords
import XCTest

@testable import workshop

final class CheckRunnerTests: XCTestCase {
    private func outcomes(_ grader: FakeGrader, limits: GradingLimits = GradingLimits()) throws -> [CheckResult.Outcome]
    {
        try CheckRunner(grader: grader, limits: limits).run().map(\.outcome)
    }

    func testChecksThatReportTakeOneProcess() throws {
        let grader = FakeGrader([
            "testA": .reports(.passed), "testB": .reports(.failed), "testC": .reports(.notStarted),
        ])
        XCTAssertEqual(try outcomes(grader), [.passed, .failed, .notStarted])
        XCTAssertEqual(grader.runs.count, 1)
    }

    func testWhatEndsTheProcessCostsOnlyItsCheck() throws {
        let ends: [(ProcessEnd, CheckResult.Outcome)] = [
            (.signalled(4), .crashed), (.exited(code: 0), .didNotReport), (.exited(code: 3), .didNotReport),
            (.stopped, .timedOut),
        ]
        for (end, outcome) in ends {
            let grader = FakeGrader(["testA": .reports(.passed), "testB": .ends(end), "testC": .reports(.passed)])
            XCTAssertEqual(try outcomes(grader), [.passed, outcome, .passed], "\(end)")
        }
    }

    func testWhatAnotherCheckLeftBehindDoesNotCount() throws {
        let grader = FakeGrader(["testA": .reports(.passed), "testB": .endsInCompany, "testC": .reports(.passed)])
        XCTAssertEqual(try outcomes(grader), [.passed, .passed, .passed])
    }

    func testAProcessThatComesToNoCheckCostsItsFirst() throws {
        let grader = FakeGrader(["testA": .endsBeforeItStarts, "testB": .reports(.passed)])
        XCTAssertEqual(try outcomes(grader), [.passed, .crashed].reversed())
    }

    func testEveryCheckThatCrashesIsKnownByItsName() throws {
        let grader = FakeGrader(["testOneThing": .endsBeforeItStarts, "testOtherThing": .endsBeforeItStarts])
        let results = try CheckRunner(grader: grader).run()
        XCTAssertEqual(results.map(\.id), ["one-thing", "other-thing"])
        XCTAssertEqual(results.map(\.title), ["One thing", "Other thing"])
        XCTAssertEqual(results.map(\.outcome), [.crashed, .crashed])
    }

    func testOnlyTheCrashThatIsReadFirstIsTraced() throws {
        let grader = FakeGrader(["testA": .ends(.signalled(4)), "testB": .ends(.signalled(4))])
        grader.catalogue?.reverse()
        let results = try CheckRunner(grader: grader).run()
        XCTAssertEqual(results.map(\.id), ["b", "a"])
        let traced = grader.runs.filter(\.terms.tracesCrashes)
        XCTAssertEqual(traced.map(\.tests), [["Grader.Tests/testB"]])
        let feedback = try XCTUnwrap(results[0].feedback)
        XCTAssertTrue(feedback.contains("Fatal error: no"), feedback)
        XCTAssertTrue(feedback.contains("at Exercises/01-answer/A.swift:3"), feedback)
    }

    func testAfterACheckThatDidNotReturnTheOthersGetLessTime() throws {
        let limits = GradingLimits(check: .seconds(10), checkAfterTimeout: .seconds(3), lab: .seconds(100))
        let grader = FakeGrader(["testA": .reports(.timedOut), "testB": .ends(.stopped), "testC": .reports(.passed)])
        XCTAssertEqual(try outcomes(grader, limits: limits), [.timedOut, .timedOut, .passed])
        XCTAssertEqual(grader.runs.map(\.terms.limit), [.seconds(10), .seconds(3), .seconds(3)])
    }

    func testWhenTheTimeForTheLabIsOverTheRestDidNotReturn() throws {
        let grader = FakeGrader(["testA": .reports(.passed), "testB": .reports(.passed)])
        let limits = GradingLimits(lab: .seconds(-1))
        XCTAssertEqual(try outcomes(grader, limits: limits), [.timedOut, .timedOut])
        XCTAssertTrue(grader.runs.isEmpty)
    }

    func testACheckWithoutATestDoesNotPass() throws {
        let grader = FakeGrader(["testA": .reports(.passed)])
        grader.catalogue?.append(FakeGrader.describe("forgotten"))
        XCTAssertEqual(try outcomes(grader), [.passed, .didNotReport])
    }

    func testATestThatReportsNothingDoesNotPass() throws {
        let grader = FakeGrader(["testA": .reports(.passed), "testB": .ends(.exited(code: 0))])
        XCTAssertEqual(try outcomes(grader), [.passed, .didNotReport])
    }
}
