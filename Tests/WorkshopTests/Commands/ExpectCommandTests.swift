import Foundation
import XCTest

@testable import workshop

/// `workshop trace --expect`, from the command line to the exit code.
final class ExpectCommandTests: XCTestCase {
    private func run(_ line: String, in temporary: TemporaryKit) -> (code: Int32, printed: String, noted: String) {
        var (printed, noted) = ("", "")
        let session = Session(
            folder: temporary.kit.root.path,
            style: .plain,
            print: { printed += $0 },
            note: { noted += $0 + "\n" }
        )
        let code = CommandLineTool().run(line.split(separator: " ").map(String.init), session)
        return (code, printed, noted)
    }

    /// A request and what it sends; `cut`: the send begins a trace of its own.
    private func trace(_ digit: String, cut: Bool = false) -> String {
        func span(_ number: Int, _ name: String, trace: String, parent: String) -> String {
            let ids =
                #""traceId":"\#(String(repeating: trace, count: 32))","spanId":"\#(digit)00000000000000\#(number)""#
            return #"{\#(ids),\#(parent)"name":"\#(name)","kind":2,"startTimeUnixNano":"\#(number)000"}"#
        }
        let parent = cut ? "" : #""parentSpanId":"\#(digit)000000000000001","#
        let spans = [
            span(1, "POST", trace: digit, parent: ""),
            span(2, "send", trace: cut ? "f" : digit, parent: parent),
        ]
        return #"{"resourceSpans":[{"scopeSpans":[{"spans":[\#(spans.joined(separator: ","))]}]}]}"# + "\n"
    }

    private func kit(actual: String?) throws -> TemporaryKit {
        let temporary = try TemporaryKit()
        try temporary.write(trace("a"), to: "labs/01-answer/expected.jsonl")
        if let actual { try temporary.write(actual, to: ".traces/lab01.jsonl") }
        return temporary
    }

    func testAnEqualTraceEndsWithZero() throws {
        let (code, printed, noted) = run("trace --expect 01", in: try kit(actual: trace("b")))
        XCTAssertEqual(code, 0, noted)
        XCTAssertTrue(printed.contains("Nothing differs"), printed)
        XCTAssertTrue(printed.contains("the grader checks: swift test --filter Lab01Tests"), printed)
        XCTAssertTrue(printed.hasSuffix("\nlabs/01-answer/expected.jsonl\n.traces/lab01.jsonl\n"), printed)
        XCTAssertEqual(noted, "")
    }

    func testADifferenceEndsWithOneAndIsSaid() throws {
        let temporary = try kit(actual: trace("b", cut: true))
        for line in ["trace --expect 1", "trace --expect=answer \(temporary.kit.url(".traces/lab01.jsonl").path)"] {
            let (code, printed, _) = run(line, in: temporary)
            XCTAssertEqual(code, 1)
            XCTAssertTrue(printed.contains("1 difference (≠"), printed)
            XCTAssertTrue(printed.contains("  ≠ `send` of unknown_service: its parent should be `POST`"), printed)
        }
    }

    func testALabThatHasNotRunIsAnErrorWithItsRemedy() throws {
        let (code, printed, noted) = run("trace --expect 01", in: try kit(actual: nil))
        XCTAssertEqual(code, 2)
        XCTAssertEqual(printed, "")
        XCTAssertTrue(noted.contains("run the lab first: swift run Lab01"), noted)
    }

    func testAnUnreadableExpectationIsAnErrorWithItsRemedy() throws {
        for text in ["no JSON\n", "\n"] {
            let temporary = try kit(actual: trace("b"))
            try temporary.write(text, to: "labs/01-answer/expected.jsonl")
            let (code, _, noted) = run("trace --expect 01", in: temporary)
            XCTAssertEqual(code, 2)
            XCTAssertTrue(noted.contains("git checkout -- labs/01-answer/expected.jsonl"), noted)
        }
    }

    func testALineThatCannotBeReadEndsWithOneThoughNothingElseDiffers() throws {
        let (code, printed, noted) = run("trace --expect 01", in: try kit(actual: trace("b") + "no JSON\n"))
        XCTAssertEqual(code, 1)
        XCTAssertTrue(printed.contains("Nothing differs"), printed)
        XCTAssertTrue(noted.contains("lab01.jsonl:2"), noted)
    }

    func testATraceOfWhichNothingCanBeReadIsAnErrorAndNoComparison() throws {
        let temporary = try kit(actual: "no JSON\n")
        for (line, text) in [
            ("trace --expect 01", "lab01.jsonl:1"), ("trace --expect 01 \(temporary.kit.root.path)", "folder"),
        ] {
            let (code, printed, noted) = run(line, in: temporary)
            XCTAssertEqual(code, 2, line)
            XCTAssertEqual(printed, "", line)
            XCTAssertTrue(noted.contains(text), noted)
        }
    }

    func testARunThatLeftNoSpanLacksAllOfThem() throws {
        let (code, printed, noted) = run("trace --expect 01", in: try kit(actual: ""))
        XCTAssertEqual(code, 1, noted)
        XCTAssertTrue(printed.contains("2 differences"), printed)
    }

    func testARunOfTheSolutionIsNotTakenForTheStudents() throws {
        let temporary = try kit(actual: trace("b"))
        try temporary.write("Lab01Solution\n", to: ".traces/lab01.program")
        let solution = run("trace --expect 01", in: temporary)
        XCTAssertTrue(solution.noted.contains("is of Lab01Solution, not of your code"), solution.noted)
        XCTAssertTrue(solution.printed.contains("│   the solution's"), solution.printed)
        try temporary.write("Lab01\n", to: ".traces/lab01.program")
        let own = run("trace --expect 01", in: temporary)
        XCTAssertEqual(own.noted, "")
        XCTAssertTrue(own.printed.contains("│   yours"), own.printed)
    }

    func testCodeThatWasChangedAfterTheRunIsNamed() throws {
        let temporary = try kit(actual: trace("b"))
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000)],
            ofItemAtPath: temporary.kit.url(".traces/lab01.jsonl").path
        )
        let (code, _, noted) = run("trace --expect 01", in: temporary)
        XCTAssertEqual(code, 0)
        XCTAssertTrue(noted.contains("Exercises/01-answer was changed after this run"), noted)
    }

    func testThePageHoldsBothAndLiesBesideTheTrace() throws {
        let temporary = try kit(actual: trace("b", cut: true))
        let (code, printed, noted) = run("trace --expect 01 --html", in: temporary)
        XCTAssertEqual(code, 1)
        XCTAssertTrue(noted.hasPrefix("1 difference"), noted)
        let page = temporary.kit.url(".traces/lab01.expect.html").path
        XCTAssertEqual(printed, page + "\n")
        let html = try String(contentsOfFile: page, encoding: .utf8)
        XCTAssertTrue(html.contains(#""label":"asked for""#))
        XCTAssertTrue(html.contains(#""label":"yours""#))
    }
}
