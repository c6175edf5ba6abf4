import XCTest

@testable import workshop

/// The tool from its command line to its exit code, where nothing has to be built.
final class CommandLineToolTests: XCTestCase {
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

    func testWhatCannotBeDoneEndsWithTwoAndSaysWhy() throws {
        let temporary = try TemporaryKit()
        let table = [
            "dance": "there is no command \"dance\"",
            "grade 7": "there is no lab 7; the labs are 01, 02",
            "grade --fast": "unknown option --fast",
            "grade --format csv": "--format goes with --submissions DIR",
            "grade --submissions labs --format xml": "must be one of table, json, junit, gradescope, exercism, csv",
            "grade --submissions labs --jobs 0": "--jobs is \"0\"",
            "grade --submissions nowhere": "one folder a student",
            "grade --submissions Exercises/01-answer": "there is no submission",
            "watch": "a lab's number is missing",
            "hint 1 --step x": "--step is \"x\"",
            "hint 1": "has no step 1",
            "trace": "there is no trace",
            "trace none.jsonl": "there is no file none.jsonl",
            "trace --output page.html": "--output goes with --html",
            "trace --expect": "--expect needs a value",
            "trace --expect 7": "there is no lab 7; the labs are 01, 02",
            "trace --expect 1": "lab 01 has no expected trace (labs/01-answer/expected.jsonl)",
            "doctor now": "one word too many",
        ]
        for (line, text) in table {
            let (code, printed, noted) = run(line, in: temporary)
            XCTAssertEqual(code, 2, line)
            XCTAssertEqual(printed, "", line)
            XCTAssertTrue(noted.contains(text), "\(line): \(noted)")
        }
    }

    func testHelpNamesEveryCommand() throws {
        let temporary = try TemporaryKit()
        for line in ["help", "--help", "-h"] {
            let (code, printed, _) = run(line, in: temporary)
            XCTAssertEqual(code, 0)
            for command in CommandLineTool.subcommands {
                XCTAssertTrue(printed.contains("swift run workshop \(command.name)"), command.name)
            }
        }
    }

    func testHelpBehindACommandIsAboutThatCommand() throws {
        let temporary = try TemporaryKit()
        for command in CommandLineTool.subcommands where !command.name.isEmpty {
            for line in ["\(command.name) --help", "\(command.name) 01 -h"] {
                let (code, printed, noted) = run(line, in: temporary)
                XCTAssertEqual(code, 0, line)
                XCTAssertTrue(printed.hasPrefix("  swift run workshop \(command.name)"), printed)
                XCTAssertEqual(printed.components(separatedBy: "swift run workshop").count, 2, printed)
                XCTAssertEqual(noted, "", line)
            }
        }
        let help = run("trace --help", in: temporary).printed
        for text in ["--expect NN", "--html", "--output PATH", "exit code"] {
            XCTAssertTrue(help.contains(text), "\(text): \(help)")
        }
    }

    func testNoLineOfTheUsageIsTooLong() throws {
        let temporary = try TemporaryKit()
        let texts = ["help", "trace --help", "grade --help"].map { run($0, in: temporary).printed }
        for line in texts.joined().split(separator: "\n") {
            XCTAssertLessThanOrEqual(line.count, 100, String(line))
        }
    }

    func testHintsAreRememberedFromOneCallToTheNext() throws {
        let temporary = try TemporaryKit()
        try temporary.write(
            "# Lab 01: x\n### Step 1: y\n<details><summary>Hint 1</summary>\nfirst\n</details>\n"
                + "<details><summary>Hint 2</summary>\nsecond\n</details>\n",
            to: "labs/01-answer/README.md"
        )
        for text in ["first", "second", "second"] {
            let (code, printed, _) = run("hint 01", in: temporary)
            XCTAssertEqual(code, 0)
            XCTAssertTrue(printed.contains(text), printed)
        }
    }

    func testResetSaysWhereTheOldCodeIs() throws {
        let temporary = try TemporaryKit()
        try temporary.write("mine", to: "Exercises/01-answer/Answer.swift")
        let (code, printed, _) = run("reset answer", in: temporary)
        XCTAssertEqual(code, 0)
        XCTAssertTrue(printed.contains("What was there is in .workshop/kept/01-answer/"), printed)
        XCTAssertEqual(run("reset 01", in: temporary).printed, "Exercises/01-answer is the starter already.\n")
    }

    func testATraceFileIsDrawn() throws {
        let temporary = try TemporaryKit()
        try temporary.write("no JSON\n", to: ".traces/lab01.jsonl")
        let (code, printed, noted) = run("trace", in: temporary)
        XCTAssertEqual(code, 1)
        XCTAssertTrue(printed.contains("no spans to show"), printed)
        XCTAssertTrue(noted.contains("lab01.jsonl:1"), noted)
    }

    func testTheFilesOfTwoProcessesBecomeOnePage() throws {
        let temporary = try TemporaryKit()
        for (number, service) in [(1, "shop"), (2, "billing")] {
            let span =
                #"{"traceId":"\#(String(repeating: "a", count: 32))","spanId":"000000000000000\#(number)","name":"s"}"#
            let resource = #"{"attributes":[{"key":"service.name","value":{"stringValue":"\#(service)"}}]}"#
            try temporary.write(
                #"{"resourceSpans":[{"resource":\#(resource),"scopeSpans":[{"spans":[\#(span)]}]}]}"# + "\n",
                to: ".traces/\(service).jsonl"
            )
        }
        let files = ["shop", "billing"].map { temporary.kit.url(".traces/\($0).jsonl").path }
        let page = temporary.kit.url("page.html").path
        let (code, printed, noted) = run("trace --html --output \(page) \(files.joined(separator: " "))", in: temporary)
        XCTAssertEqual(code, 0, noted)
        XCTAssertEqual(printed, page + "\n")
        let html = try String(contentsOfFile: page, encoding: .utf8)
        XCTAssertTrue(html.contains(#""services":["shop","billing"]"#))
        XCTAssertTrue(html.contains("<title>shop.jsonl, billing.jsonl</title>"))

        XCTAssertEqual(
            run("trace --html \(files[1])", in: temporary).printed,
            temporary.kit.url(".traces/billing.html").path + "\n"
        )
        let (refused, _, why) = run("trace --html --output /no/such/page.html \(files[0])", in: temporary)
        XCTAssertEqual(refused, 2)
        XCTAssertTrue(why.contains("/no/such/page.html cannot be written"), why)
    }
}
