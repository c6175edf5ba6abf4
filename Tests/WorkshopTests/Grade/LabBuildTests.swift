import Foundation
import Synchronization
import XCTest

@testable import workshop

/// What is done before and after the compiler: the compiler itself is a stub.
final class LabBuildTests: XCTestCase {
    /// A clock that stands, and moves on only when it is waited for.
    private final class StandingClock: BuildClock {
        let waited = Mutex(0)
        var second: Int64 { Int64(1_000 + waited.withLock { $0 }) }
        func waitForNextSecond() { waited.withLock { $0 += 1 } }
    }

    private final class Compiler: Sendable {
        let programs = Mutex<[Program]>([])
        /// The objects that were there when a build began.
        let objects = Mutex<[[String]]>([])
    }

    private func build(
        _ temporary: TemporaryKit,
        _ compiler: Compiler,
        clock: StandingClock = StandingClock(),
        then: @escaping @Sendable (Int) -> (Bool, String) = { _ in (true, "") }
    ) throws -> BuildOutcome {
        let scratch = temporary.kit.scratchFolder(of: try temporary.lab())
        let compile: @Sendable (Program, Duration) throws -> (Bool, String) = { program, _ in
            let folder = scratch.appendingPathComponent("debug/Lab01.build")
            let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            compiler.objects.withLock { $0.append(found.sorted()) }
            let number = compiler.programs.withLock { programs in
                programs.append(program)
                return programs.count
            }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for name in ["Answer.swift.o", "Answer.swiftdeps", "primary.priors", "Answer.dia"] {
                try Data().write(to: folder.appendingPathComponent(name))
            }
            try Data().write(to: scratch.appendingPathComponent("debug/small-kitPackageTests.xctest"))
            return then(number)
        }
        return try LabBuild(kit: temporary.kit, compile: compile, clock: clock).build(try temporary.lab())
    }

    func testALabIsBuiltAlone() throws {
        let temporary = try TemporaryKit()
        let compiler = Compiler()
        guard case .built(let bundle) = try build(temporary, compiler) else { return XCTFail("not built") }
        XCTAssertEqual(bundle.lastPathComponent, "small-kitPackageTests.xctest")
        let program = compiler.programs.withLock { $0[0] }
        XCTAssertEqual(program.environment["LAB"], "01")
        XCTAssertEqual(program.environment["PROOF"], "0")
        XCTAssertTrue(program.commandLine.contains("--scratch-path \(temporary.kit.root.path)/.build/workshop/01"))
    }

    func testObjectsOfChangedSourcesAreRemovedWhateverTheTimes() throws {
        let temporary = try TemporaryKit()
        let compiler = Compiler()
        let all = ["Answer.dia", "Answer.swift.o", "Answer.swiftdeps", "primary.priors"]
        _ = try build(temporary, compiler)
        _ = try build(temporary, compiler)
        let file = temporary.kit.url("Exercises/01-answer/Answer.swift")
        let before = try FileManager.default.attributesOfItem(atPath: file.path)
        try temporary.write("let answer = 1\n", to: "Exercises/01-answer/Answer.swift")
        try FileManager.default.setAttributes(
            [.modificationDate: before[.modificationDate] as Any],
            ofItemAtPath: file.path
        )
        _ = try build(temporary, compiler)
        XCTAssertEqual(compiler.objects.withLock { $0 }, [[], all, ["Answer.dia"]])
    }

    func testAfterABuildThatFailedNothingIsTrusted() throws {
        let temporary = try TemporaryKit()
        let compiler = Compiler()
        let outcome = try build(temporary, compiler) { _ in (false, "error: no") }
        guard case .failed(let failure) = outcome else { return XCTFail("\(outcome)") }
        XCTAssertTrue(failure.text.contains("error: no"))
        _ = try build(temporary, compiler)
        XCTAssertEqual(compiler.objects.withLock { $0[1] }, ["Answer.dia"])
    }

    func testABuildBeginsInAnotherSecondThanTheLastOneEnded() throws {
        let temporary = try TemporaryKit()
        let (compiler, clock) = (Compiler(), StandingClock())
        _ = try build(temporary, compiler, clock: clock)
        XCTAssertEqual(clock.waited.withLock { $0 }, 0)
        _ = try build(temporary, compiler, clock: clock)
        XCTAssertEqual(clock.waited.withLock { $0 }, 1)
    }

    func testWhatIsSavedDuringTheBuildIsBuiltToo() throws {
        let temporary = try TemporaryKit()
        let compiler = Compiler()
        let file = temporary.kit.url("Exercises/01-answer/Answer.swift")
        _ = try build(temporary, compiler) { number in
            if number == 1 { try? Data("let answer = 2\n".utf8).write(to: file) }
            return (true, "")
        }
        XCTAssertEqual(compiler.programs.withLock { $0.count }, 2)
        XCTAssertEqual(compiler.objects.withLock { $0[1] }, ["Answer.dia"])
    }

    func testSourcesThatNeverRestAreBuiltFiveTimes() throws {
        let temporary = try TemporaryKit()
        let compiler = Compiler()
        let file = temporary.kit.url("Exercises/01-answer/Answer.swift")
        _ = try build(temporary, compiler) { number in
            try? Data("let answer = \(number)\n".utf8).write(to: file)
            return (true, "")
        }
        XCTAssertEqual(compiler.programs.withLock { $0.count }, 5)
    }

    func testABuildWithoutATestBundleIsAnError() throws {
        let temporary = try TemporaryKit()
        let build = LabBuild(kit: temporary.kit, compile: { _, _ in (true, "") })
        XCTAssertThrowsError(try build.build(try temporary.lab())) { XCTAssertTrue("\($0)".contains("no test bundle")) }
    }
}
