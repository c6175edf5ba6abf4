import Foundation
import Synchronization
import XCTest

@testable import workshop

#if os(Linux)
    /// What an edit makes necessary, and when SwiftPM has to be asked all the same. The compiler is a stub.
    final class RebuildTests: XCTestCase {
        private final class Compiler: Sendable {
            let programs = Mutex<[String]>([])
            /// What is to fail, and what it prints.
            let failure = Mutex<(program: String, output: String)?>(nil)

            func takePrograms() -> [String] {
                programs.withLock { programs in
                    defer { programs = [] }
                    return programs
                }
            }
        }

        private static let plan = """
            commands:
              "C.Lab01-x86_64-debug.exe":
                args: ["/bin/link-the-program"]

              "C.Lab01-x86_64-debug.module":
                tool: shell
                args: ["/bin/compile","Lab01","-parseable-output","-Onone"]

              "C.Lab01Checks-x86_64-debug.module":
                args: ["/bin/compile","Lab01Checks"]

              "C.Lab01Grader-x86_64-debug.module":
                args: ["/bin/compile","Lab01Grader"]

              "C.small-kitPackageTests-x86_64-debug.test":
                args: ["/bin/link","with \\"quotes\\""]

            """

        private static let three = [
            "/bin/compile Lab01 -Onone", "/bin/compile Lab01Grader", "/bin/link with \"quotes\"",
        ]

        private let compiler = Compiler()

        @discardableResult
        private func build(_ temporary: TemporaryKit, plan: String = plan) throws -> BuildOutcome {
            let scratch = temporary.kit.scratchFolder(of: try temporary.lab())
            let compile: @Sendable (Program, Duration) throws -> (Bool, String) = { [compiler] program, _ in
                let isSwiftPM = program.executable == "swift"
                compiler.programs.withLock { $0.append(isSwiftPM ? "swift build" : program.commandLine) }
                if isSwiftPM {
                    let products = scratch.appendingPathComponent("debug")
                    try FileManager.default.createDirectory(at: products, withIntermediateDirectories: true)
                    try Data().write(to: products.appendingPathComponent("small-kitPackageTests.xctest"))
                    try Data(plan.utf8).write(to: scratch.appendingPathComponent("debug.yaml"))
                }
                let failure = compiler.failure.withLock { $0 }
                if let failure, program.commandLine.contains(failure.program) { return (false, failure.output) }
                return (true, "")
            }
            struct Clock: BuildClock {
                let second: Int64 = 1_000
                func waitForNextSecond() {}
            }
            return try LabBuild(kit: temporary.kit, compile: compile, clock: Clock()).build(try temporary.lab())
        }

        private func edit(_ temporary: TemporaryKit, _ text: String) throws {
            try temporary.write(text, to: "Exercises/01-answer/Answer.swift")
        }

        func testAnEditCompilesTheTwoModulesAndLinks() throws {
            let temporary = try TemporaryKit()
            try build(temporary)
            XCTAssertEqual(compiler.takePrograms(), ["swift build"])
            try edit(temporary, "let answer = 1\n")
            guard case .built(let bundle) = try build(temporary) else { return XCTFail("not built") }
            XCTAssertEqual(bundle.lastPathComponent, "small-kitPackageTests.xctest")
            XCTAssertEqual(compiler.takePrograms(), Self.three)
            try edit(temporary, "let answer = 2\n")
            try build(temporary)
            XCTAssertEqual(compiler.takePrograms(), Self.three)
        }

        func testWithoutAnEditThereIsNothingToBuild() throws {
            let temporary = try TemporaryKit()
            try build(temporary)
            try build(temporary)
            XCTAssertEqual(compiler.takePrograms(), ["swift build"])
        }

        func testObjectsOfBothModulesAreGoneBefore() throws {
            let temporary = try TemporaryKit()
            try build(temporary)
            let objects = ["Lab01.build/Answer.swift.o", "Lab01Grader.build/Lab01Tests.swiftdeps"]
            let others = ["Lab01.build/Lab01.swiftmodule.o", "Lab01Checks.build/Checks.swift.o"]
            for name in objects + others { try temporary.write("", to: ".build/workshop/01/debug/" + name) }
            try edit(temporary, "let answer = 1\n")
            try build(temporary)
            let left = (objects + others).filter { temporary.read(".build/workshop/01/debug/" + $0) != nil }
            XCTAssertEqual(left, others)
        }

        func testSwiftPMIsAskedWhenMoreHasChangedThanTheText() throws {
            let changes: [(String, (TemporaryKit) throws -> Void)] = [
                ("a file is new", { try $0.write("", to: "Exercises/01-answer/More.swift") }),
                ("the package is another", { try $0.write("// other", to: "Package.swift") }),
                ("the kit is another", { try $0.write("", to: "Sources/Kafka/Kafka.swift") }),
                ("the grader is another", { try $0.write("", to: "Tests/01-answer/Checks/Checks.swift") }),
                (
                    "the plan is gone",
                    { try FileManager.default.removeItem(at: $0.kit.url(".build/workshop/01/debug.yaml")) }
                ),
                (
                    "the bundle is gone",
                    { try FileManager.default.removeItem(at: $0.kit.url(".build/workshop/01/debug")) }
                ),
            ]
            for (name, change) in changes {
                let temporary = try TemporaryKit()
                try build(temporary)
                try edit(temporary, "let answer = 1\n")
                try change(temporary)
                _ = compiler.takePrograms()
                try build(temporary)
                XCTAssertEqual(compiler.takePrograms(), ["swift build"], name)
            }
        }

        func testAPlanThatLooksDifferentIsNotFollowed() throws {
            for (old, new) in [
                ("Lab01Grader-", "Lab01Graders-"), (".test\"", ".bundle\""),
                ("[\"/bin/compile\",\"Lab01\"", "['/bin/compile'"),
                ("\"/bin/link\"", "\"link\""), ("\"C.Lab01Checks-", "\"C.Lab01-arm64-"),
            ] {
                let temporary = try TemporaryKit()
                let other = Self.plan.replacingOccurrences(of: old, with: new)
                XCTAssertNotEqual(other, Self.plan)
                try build(temporary, plan: other)
                try edit(temporary, "let answer = 1\n")
                try build(temporary, plan: other)
                XCTAssertEqual(compiler.takePrograms(), ["swift build", "swift build"], new)
            }
        }

        func testAnErrorInTheStudentsCodeIsToldAtOnce() throws {
            let temporary = try TemporaryKit()
            try build(temporary)
            try edit(temporary, "let answer = x\n")
            let file = temporary.kit.url("Exercises/01-answer/Answer.swift").path
            compiler.failure.withLock {
                $0 = ("/bin/compile Lab01 ", "\(file):1:14: error: cannot find 'x' in scope\n")
            }
            guard case .failed(let failure) = try build(temporary) else { return XCTFail("built") }
            XCTAssertEqual(failure.file, "Exercises/01-answer/Answer.swift")
            XCTAssertEqual(compiler.takePrograms(), ["swift build", Self.three[0]])

            compiler.failure.withLock { $0 = nil }
            try edit(temporary, "let answer = 1\n")
            guard case .built = try build(temporary) else { return XCTFail("not built") }
            XCTAssertEqual(compiler.takePrograms(), Self.three)
        }

        func testAnyOtherErrorIsSwiftPMsToExplain() throws {
            let temporary = try TemporaryKit()
            try build(temporary)
            try edit(temporary, "let answer = 1\n")
            compiler.failure.withLock { $0 = ("/bin/link", "ld: no\n") }
            guard case .built = try build(temporary) else { return XCTFail("not built") }
            XCTAssertEqual(compiler.takePrograms(), ["swift build"] + Self.three + ["swift build"])
        }

        func testAfterABuildOfSwiftPMsThatFailedItIsAskedAgain() throws {
            let temporary = try TemporaryKit()
            compiler.failure.withLock { $0 = ("--build-tests", "error: no\n") }
            try build(temporary)
            compiler.failure.withLock { $0 = nil }
            try build(temporary)
            XCTAssertEqual(compiler.takePrograms(), ["swift build", "swift build"])
        }
    }
#endif
