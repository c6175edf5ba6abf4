import Foundation
import GradeRecords
import XCTest

@testable import workshop

final class ClassPartsTests: XCTestCase {
    func testTheCatalogueDecidesWhatALabIsWorth() {
        let checks = [
            CheckDescription(id: "one", title: "First", step: 1, points: 1),
            CheckDescription(id: "two", title: "Second", step: 2, points: 2),
        ]
        let result = LabResult.stub([.stub("one", points: 100), .stub("invented", points: 50)]).held(to: checks)
        XCTAssertEqual(result.checks.map(\.id), ["one", "two"])
        XCTAssertEqual(result.checks.map(\.outcome), [.passed, .didNotReport])
        XCTAssertEqual([result.points, result.maximumPoints], [1, 3])
        XCTAssertEqual(result.checks[0].title, "First")
    }

    func testAResultIsTakenUpForTheSameFilesOnly() throws {
        let temporary = try TemporaryKit()
        let store = ClassStore(folder: temporary.kit.url("class"))
        let lab = try temporary.lab()
        let keys = ClassKeys(pristine: WorkingCopy.digest(of: temporary.kit), lab: lab)
        let handedIn = HandedIn(files: [.init(path: "Answer.swift", data: Data("a".utf8))])
        let changed = HandedIn(files: [.init(path: "Answer.swift", data: Data("b".utf8))])
        let graded = GradedLab.stub(.stub([.stub("one")]))
        try store.keep(graded, of: "ada", lab, for: keys.key(of: handedIn))
        XCTAssertEqual(store.result(of: "ada", lab, for: keys.key(of: handedIn)), graded)
        XCTAssertNil(store.result(of: "ada", lab, for: keys.key(of: changed)))
        XCTAssertNil(store.result(of: "bob", lab, for: keys.key(of: handedIn)))
        try temporary.write("changed", to: "Tests/01-answer/Lab01Tests.swift")
        let others = ClassKeys(pristine: WorkingCopy.digest(of: temporary.kit), lab: lab)
        XCTAssertNil(store.result(of: "ada", lab, for: others.key(of: handedIn)))
    }

    func testACopyHoldsTheStarterAndWhatIsLaidOver() throws {
        let temporary = try TemporaryKit()
        try temporary.write("proof", to: "Tests/01-answer/Proof/Chaffs.swift")
        try temporary.write("test", to: "Tests/01-answer/Lab01Tests.swift")
        try temporary.write("starter", to: "labs/01-answer/starter/Other.swift")
        let folder = temporary.kit.url("class/job1")
        let copy = try WorkingCopy(of: temporary.kit, in: folder)
        XCTAssertEqual(temporary.files(in: "class/job1/kit/Tests/01-answer"), ["Lab01Tests.swift"])
        let lab = try temporary.lab()
        try copy.lay([.init(path: "Extra/More.swift", data: Data("x".utf8))], over: lab, from: temporary.kit)
        try copy.lay([.init(path: "Answer.swift", data: Data("mine".utf8))], over: lab, from: temporary.kit)
        XCTAssertEqual(temporary.files(in: "class/job1/kit/Exercises/01-answer"), ["Answer.swift", "Other.swift"])
        XCTAssertEqual(temporary.read("class/job1/kit/Exercises/01-answer/Answer.swift"), "mine")

        try temporary.write("kept", to: "class/job1/kit/.build/object")
        _ = try WorkingCopy(of: temporary.kit, in: folder)
        XCTAssertEqual(temporary.files(in: "class/job1/kit/.build"), ["object"], "the same kit is not copied again")
        try temporary.write("tampered", to: "class/job1/kit/Tests/01-answer/Lab01Tests.swift")
        _ = try WorkingCopy(of: temporary.kit, in: folder)
        XCTAssertEqual(temporary.read("class/job1/kit/Tests/01-answer/Lab01Tests.swift"), "test")
    }

    func testACellTakesTheEnvironmentAway() {
        let program = Program(
            executable: "grader",
            arguments: ["tests"],
            environment: ["PATH": "/bin", "GITHUB_TOKEN": "secret", "WORKSHOP_SEED": "7", "HOME": "/root"]
        )
        for confinement in Confinement.allCases {
            let cell = Cell(confinement: confinement, folder: URL(fileURLWithPath: "/private"), limits: CellLimits())
            let confined = cell.confining(program)
            XCTAssertEqual(
                confined.environment,
                ["PATH": "/bin", "WORKSHOP_SEED": "7", "HOME": "/private", "TMPDIR": "/private"]
            )
            XCTAssertEqual(confined.arguments.suffix(2), ["grader", "tests"])
        }
    }

    func testAShellsExitCodeTellsASignal() {
        let folder = URL(fileURLWithPath: "/private")
        let inside = Cell(confinement: .namespaces, folder: folder, limits: CellLimits())
        XCTAssertEqual(inside.end(.exited(code: 139)), .signalled(11))
        XCTAssertEqual(inside.end(.exited(code: 1)), .exited(code: 1))
        XCTAssertEqual(inside.end(.stopped), .stopped)
        let outside = Cell(confinement: .limits, folder: folder, limits: CellLimits())
        XCTAssertEqual(outside.end(.exited(code: 139)), .exited(code: 139))
    }

    func testALimitThatIsOversteppedIsNamedInTheResult() throws {
        let grader = OversteppingGrader()
        let results = try CheckRunner(grader: grader).run()
        XCTAssertEqual(results.map(\.outcome), [.didNotReport, .passed])
        XCTAssertEqual(results[0].feedback, "The code took too much.")
    }

    func testAWatchEndsWhatPrintsWithoutEnd() {
        var watch = CellWatch(CellLimits(outputBytes: 10))
        watch.noteOutput(10)
        XCTAssertFalse(watch.mustEnd { ProcessTree(below: 0) })
        watch.noteOutput(1)
        XCTAssertTrue(watch.mustEnd { ProcessTree(below: 0) })
        XCTAssertEqual(watch.overstep, "The code printed more than 0 MB, and was ended.")
    }

    func testTheProcessTableIsReadWhateverAProcessIsCalled() {
        let fields = Array(repeating: "0", count: 18).joined(separator: " ")
        let running = Data("12 (a) Z 9 (b)) S 7 \(fields) 1 42 0\n".utf8)
        let zombie = Data("12 (a) Z 7 \(fields) 1 42 0\n".utf8)
        XCTAssertEqual(ProcessTable.entry(stat: running), .init(parent: 7, hasEnded: false, pages: 42))
        XCTAssertEqual(ProcessTable.entry(stat: zombie)?.hasEnded, true)
        XCTAssertNil(ProcessTable.entry(stat: Data("12 (a) S 7".utf8)))
    }

    func testAProgressBarFills() {
        let bar = ProgressBar(isTerminal: false, width: 4)
        let progress = ClassProgress(done: 3, total: 4, unit: "lab 01 of ada", confinement: .limits)
        XCTAssertEqual(
            bar.text(progress, elapsed: .seconds(40), doneBefore: 1),
            "███░ 3 of 4  20 s left  lab 01 of ada\n"
        )
    }
}

/// Its first check takes too much, the second is right.
private struct OversteppingGrader: Grader {
    func tests() -> [String] { ["Grader.Tests/testOne", "Grader.Tests/testTwo"] }

    func run(_ tests: [String], _ terms: GraderTerms) -> GraderRound {
        if tests.first == "Grader.Tests/testOne" {
            return GraderRound(interrupted: "one", end: .stopped, overstep: "The code took too much.")
        }
        return GraderRound(
            reports: [.init(id: "two", verdict: .passed, feedback: nil, seconds: 0)],
            end: .exited(code: 0)
        )
    }
}
