import Foundation
import XCTest

@testable import workshop

final class RunningProgramTests: XCTestCase {
    private func shell(_ script: String, _ environment: [String: String] = [:]) -> Program {
        Program(
            executable: "/bin/sh",
            arguments: ["-c", script],
            environment: environment.merging(["PATH": "/usr/bin:/bin"]) { $1 }
        )
    }

    private func run(_ script: String, order: String? = nil) throws -> (
        end: ProcessEnd, printed: String, recorded: String
    ) {
        var (printed, recorded) = ([UInt8](), [UInt8]())
        let program = try RunningProgram(shell(script), order: order.map { Array($0.utf8) })
        let end = program.wait(printed: { printed += $0 }, recorded: { recorded += $0 })
        return (end, String(decoding: printed, as: UTF8.self), String(decoding: recorded, as: UTF8.self))
    }

    func testBothOutputsAndTheExitCodeArePassedOn() throws {
        let (end, printed, _) = try run("echo out; echo err >&2; exit 3")
        XCTAssertEqual(end, .exited(code: 3))
        XCTAssertEqual(printed, "out\nerr\n")
    }

    func testASignalIsNoExitCode() throws {
        XCTAssertEqual(try run("kill -SEGV $$").end, .signalled(SIGSEGV))
    }

    func testTheOrderIsOnItsDescriptorAndRecordsComeBack() throws {
        let (end, printed, recorded) = try run("cat <&3; echo a record >&4", order: "the order")
        XCTAssertEqual(end, .exited(code: 0))
        XCTAssertEqual(printed, "the order")
        XCTAssertEqual(recorded, "a record\n")
    }

    func testMoreOutputThanAPipeHoldsIsPassedOn() throws {
        let (end, printed, _) = try run("i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done")
        XCTAssertEqual(end, .exited(code: 0))
        XCTAssertEqual(printed.utf8.count, 220_000)
    }

    func testTheProgramReadsNothingFromTheTerminal() throws {
        XCTAssertEqual(try run("cat").printed, "")
    }

    func testTheProgramHasOnlyTheEnvironmentThatItIsGiven() throws {
        var printed: [UInt8] = []
        let program = try RunningProgram(shell("env", ["GIVEN": "yes"]))
        _ = program.wait(printed: { printed += $0 })
        let text = String(decoding: printed, as: UTF8.self)
        XCTAssertTrue(text.contains("GIVEN=yes"))
        XCTAssertFalse(text.contains("HOME="))
    }

    func testAProgramThatIsStoppedTakesWhatItStartedAlong() throws {
        var printed: [UInt8] = []
        let program = try RunningProgram(shell("sleep 600 & echo $!; trap '' INT; wait; wait"))
        let end = program.wait(printed: { printed += $0 }, until: { printed.last == UInt8(ascii: "\n") })
        XCTAssertEqual(end, .stopped)
        let text = String(decoding: printed, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        let sleeper = try XCTUnwrap(pid_t(text))
        let deadline = ContinuousClock.now + .seconds(10)
        while Self.isRunning(sleeper), .now < deadline { sched_yield() }
        XCTAssertFalse(Self.isRunning(sleeper), "process \(sleeper) is still there")
    }

    func testWhatIsLeftBehindDoesNotHoldUpTheEnd() throws {
        let (end, printed, _) = try run("sleep 600 & echo done")
        XCTAssertEqual(end, .exited(code: 0))
        XCTAssertEqual(printed, "done\n")
    }

    func testAProgramThatIsNotThereIsAnErrorThatNamesIt() {
        XCTAssertThrowsError(try RunningProgram(Program(executable: "/no/such/program", environment: [:]))) { error in
            XCTAssertTrue("\(error)".contains("cannot start /no/such/program"), "\(error)")
        }
    }

    /// A process that was ended stays in the list until somebody asks for it: a zombie counts as ended.
    private static func isRunning(_ pid: pid_t) -> Bool {
        guard kill(pid, 0) == 0 else { return false }
        guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
        return !status.contains(") Z ") && !status.contains(") X ")
    }
}
