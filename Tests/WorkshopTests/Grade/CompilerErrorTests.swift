import Foundation
import XCTest

@testable import workshop

final class CompilerErrorTests: XCTestCase {
    func testTheStudentsOwnFirstErrorComesFirst() throws {
        let output = """
            Building for debugging...
            [3/5] Compiling Lab01 Answer.swift
            /kit/Tests/01-answer/Lab01Tests.swift:9:1: error: no such thing
            /kit/Exercises/01-answer/Answer.swift:7:2: warning: unused
            /kit/Exercises/01-answer/Answer.swift:12:5: error: cannot find 'x' in scope
            11 |
            /kit/Exercises/01-answer/Answer.swift:14:5: error: and another
            error: fatalError
            """
        let error = try XCTUnwrap(CompilerError(in: output, preferring: "/Exercises/01-answer/"))
        XCTAssertEqual(error.file, "/kit/Exercises/01-answer/Answer.swift")
        XCTAssertEqual(error.line, 12)
        XCTAssertEqual(error.column, 5)
        XCTAssertEqual(error.message, "cannot find 'x' in scope")
        XCTAssertEqual(CompilerError(in: output)?.line, 9)
    }

    func testAnErrorInNoFileIsTakenAsItIs() {
        XCTAssertEqual(
            CompilerError(in: "error: fatalError\nerror: invalid manifest")?.message,
            "invalid manifest"
        )
        XCTAssertNil(CompilerError(in: "Build complete!\n"))
        XCTAssertNil(CompilerError(in: ""))
    }

    func testTheFailureShowsTheLineOfSource() throws {
        let temporary = try TemporaryKit()
        try temporary.write("let one = 1\n\tlet two = x\n", to: "Exercises/01-answer/Answer.swift")
        let file = temporary.kit.url("Exercises/01-answer/Answer.swift").path
        let output = "\(file):2:12: error: cannot find 'x' in scope\n"
        let failure = LabResult.BuildFailure(output: output, lab: try temporary.lab(), kit: temporary.kit)
        XCTAssertEqual(
            failure.text,
            """
            Exercises/01-answer/Answer.swift:2: error: cannot find 'x' in scope

               let two = x
                         ^
            """
        )
        XCTAssertEqual(failure.file, "Exercises/01-answer/Answer.swift")
        XCTAssertEqual(failure.line, 2)
    }

    func testAFailureElsewhereSaysWhoseItIs() throws {
        let temporary = try TemporaryKit()
        let (kit, lab) = (temporary.kit, try temporary.lab())
        func text(_ output: String) -> String { LabResult.BuildFailure(output: output, lab: lab, kit: kit).text }
        let tests = kit.url("Tests/01-answer/Lab01Tests.swift").path
        XCTAssertTrue(text("\(tests):2:1: error: no member").contains("The grader does not fit the code"))
        XCTAssertTrue(text("/usr/include/x.h:2:1: error: not found").contains("workshop doctor"))
        XCTAssertTrue(text("error: no space left on device").contains("no space left on device"))
        XCTAssertTrue(text("Killed\n").contains("  Killed"))
    }
}
