import XCTest

@testable import workshop

final class EditionRuleTests: XCTestCase {
    func testEachFileHasItsRule() {
        let rules: [(String, EditionRule)] = [
            ("Package.swift", .open),
            ("setup.sh", .open),
            ("README.md", .leftOut),
            ("notes.txt", .leftOut),
            (".ci/run", .leftOut),
            ("labs/01-answer/README.md", .handout),
            ("labs/01-answer/README.ru.md", .handout),
            ("labs/01-answer/starter/Answer.swift", .open),
            ("labs/01-answer/expected.jsonl", .open),
            ("labs/students-edition.md", .leftOut),
            ("labs/README.md", .leftOut),
            ("labs/instructor/README.md", .leftOut),
            ("labs/instructor/01-answer.md", .leftOut),
            ("labs/taking-it-home.md", .open),
            ("labs/taking-it-home.ru.md", .leftOut),
            ("labs/taking-it-home/notes.md", .leftOut),
            ("Exercises/01-answer/Main.swift", .open),
            ("Solutions/01-answer/Main.swift", .leftOut),
            ("Sources/OTel/Trace/SpanData.swift", .open),
            ("Sources/OTel/OTel.docc/OTel.md", .leftOut),
            ("Sources/KafkaTracing/KafkaTracing.docc/HeaderRules.md", .leftOut),
            ("Sources/KafkaTracing/TraceContext.swift", .sealed(folder: "Sources/KafkaTracing")),
            ("Tests/Grading/Check.swift", .sealed(folder: "Tests/Grading")),
            ("Tests/Grading/Grading.docc/Grading.md", .leftOut),
            ("Tests/Grading/Proof/Chaff.swift", .leftOut),
            ("Tests/01-answer/Checks/Answers.swift", .sealed(folder: "Tests/01-answer/Checks")),
            ("Tests/01-answer/Lab01Tests.swift", .sealed(folder: "Tests/01-answer")),
            ("Tests/01-answer/Proof/Chaffs/SaysFortyThree.swift", .leftOut),
            ("Tests/01-answer/Proof/KillMatrix.md", .leftOut),
            ("Tests/TestSupport/SeededGenerator.swift", .open),
            ("Tests/KafkaTests/KafkaTests.swift", .leftOut),
            ("Tests/interop/check.py", .leftOut),
            ("docker/flink/job.sql", .open),
            ("docker/check.py", .leftOut),
            ("docker/check/compose.py", .leftOut),
            ("docker/kubernetes/shop.yaml", .leftOut),
            (".devcontainer/devcontainer.json", .open),
            ("Benchmarks/Package.swift", .leftOut),
        ]
        for (path, rule) in rules {
            XCTAssertEqual(EditionRule.of(path, slugs: ["01-answer"]), rule, path)
        }
    }
}
