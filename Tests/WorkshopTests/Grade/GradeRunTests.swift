import Foundation
import XCTest

@testable import workshop

final class GradeRunTests: XCTestCase {
    func testARunIsReadAsItWasWritten() throws {
        let failure = LabResult.BuildFailure(text: "A.swift:1: error", file: "A.swift", line: 1)
        let run = GradeRun.stub([
            .stub(CheckResult.Outcome.allCases.map { .stub($0.rawValue, $0, feedback: "text") }),
            .stub([], id: "02", failure: failure),
        ])
        let data = try JSONEncoder().encode(run)
        XCTAssertEqual(try JSONDecoder().decode(GradeRun.self, from: data), run)
    }

    func testOnlyPassedChecksEarnPoints() {
        for outcome in CheckResult.Outcome.allCases {
            let lab = LabResult.stub([.stub("a", .passed, points: 2), .stub("b", outcome, points: 3)])
            XCTAssertEqual(lab.points, outcome == .passed ? 5 : 2, "\(outcome)")
            XCTAssertEqual(lab.maximumPoints, 5)
            XCTAssertEqual(lab.hasPassed, outcome == .passed, "\(outcome)")
        }
    }

    func testWhereNothingIsKnownNothingHasPassed() {
        XCTAssertFalse(GradeRun.stub([]).hasPassed)
        XCTAssertFalse(LabResult.stub([]).hasPassed)
        XCTAssertFalse(LabResult.stub([.stub("a")], failure: .init(text: "no")).hasPassed)
        XCTAssertTrue(GradeRun.stub([.stub([.stub("a")])]).hasPassed)
    }
}
