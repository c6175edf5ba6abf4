import Foundation
import Sealing
import XCTest

@testable import workshop

final class StudentsEditionTests: XCTestCase {
    private let expected: Set<String> = [
        "Exercises/01-answer/Answer.swift", "Package.swift", "README.md", "Sources/Kafka/Kafka.swift",
        "Sources/KafkaTracing/Sealed.swift", "Sources/KafkaTracing/sources.sealed",
        "Tests/01-answer/Checks/Sealed.swift",
        "Tests/01-answer/Checks/sources.sealed", "Tests/01-answer/Lab01Tests.swift", "Tests/01-answer/sources.sealed",
        "Tests/Grading/Sealed.swift", "Tests/Grading/sources.sealed",
        "labs/01-answer/README.md", "setup.sh",
    ]

    func testItHoldsWhatAStudentNeedsAndNoMore() throws {
        let kit = try KitToExport()
        let edition = try StudentsEdition(kit: kit.root)
        XCTAssertEqual(Set(edition.files.keys), expected)
        XCTAssertEqual(edition.warnings, [])
        XCTAssertEqual(edition.files["setup.sh"]?.isExecutable, true)
        XCTAssertEqual(edition.files["Package.swift"]?.isExecutable, false)
    }

    func testWhatIsSealedComesBackAsItWas() throws {
        let kit = try KitToExport()
        let files = try StudentsEdition(kit: kit.root).files
        let sources = try ["Tests/01-answer", "Tests/01-answer/Checks"].map {
            let file = try XCTUnwrap(files[$0 + "/sources.sealed"])
            return try SealedSources(sealed: String(decoding: file.data, as: UTF8.self)).sources
        }
        XCTAssertEqual(sources.map { $0.map(\.name) }, [["Lab01Tests+subject.swift"], ["Checks.swift"]])
        XCTAssertEqual(sources.last?.first?.text, KitToExport.checkLine + "\n")
    }

    func testTheReadmeListsTheLabsByTheirTitles() throws {
        let kit = try KitToExport()
        let file = try XCTUnwrap(try StudentsEdition(kit: kit.root).files["README.md"])
        XCTAssertEqual(
            String(decoding: file.data, as: UTF8.self),
            "# For students\n\n| lab | about |\n|---|---|\n| [01 answer](labs/01-answer/README.md) | the answer |\n"
        )
    }

    func testTheInstructorsGuideIsNoLabAndStaysBehind() throws {
        let kit = try KitToExport()
        try kit.write("labs/instructor/README.md", "# The guide\n")
        try kit.write("labs/instructor/01-answer.md", "# Lab 01, for instructors\n")
        try kit.commit()
        XCTAssertEqual(try KitFiles(root: kit.root).slugs, ["01-answer"])
        XCTAssertEqual(Set(try StudentsEdition(kit: kit.root).files.keys), expected)
    }

    func testFilesThatGitDoesNotTrackStayBehind() throws {
        let kit = try KitToExport()
        try kit.write("Exercises/01-answer/Mine.swift", "let mine = 1\n")
        try kit.write("Sources/Kafka/.build/x.o", "x")
        XCTAssertEqual(Set(try StudentsEdition(kit: kit.root).files.keys), expected)
    }

    func testAKitWithoutGitGivesTheSame() throws {
        let kit = try KitToExport(isRepository: false)
        for path in [
            ".build/debug/x.o", ".traces/lab01.jsonl", "Sources/Kafka/.DS_Store", "docker/__pycache__/check.pyc",
        ] {
            try kit.write(path, "x")
        }
        let tracked = try KitToExport()
        XCTAssertEqual(try StudentsEdition(kit: kit.root).files, try StudentsEdition(kit: tracked.root).files)
    }

    func testAnArchiveUnpackedInAnotherRepositoryIsReadWithoutGit() throws {
        let kit = try KitToExport(isRepository: false)
        try GitFolder(folder: kit.folder)(["init", "--quiet"])
        XCTAssertEqual(Set(try StudentsEdition(kit: kit.root).files.keys), expected)
    }

    func testAnExerciseThatWasWorkedOnIsWarnedOf() throws {
        let kit = try KitToExport()
        let own = KitToExport.starter.replacingOccurrences(
            of: "TODO(1, \"find the answer\")\n    return 0",
            with: "return 42"
        )
        try kit.write("Exercises/01-answer/Answer.swift", own)
        let warnings = try StudentsEdition(kit: kit.root).warnings
        XCTAssertEqual(warnings.count, 1)
        XCTAssertTrue(warnings[0].hasPrefix("Exercises/01-answer was worked on: step 1 has no TODO"), warnings[0])
    }

    func testAFileThatCannotBeSealedIsNamed() throws {
        let kit = try KitToExport()
        try kit.write("Tests/01-answer/fixture.json", "{}")
        try kit.commit()
        XCTAssertThrowsError(try StudentsEdition(kit: kit.root)) {
            XCTAssertTrue("\($0)".hasPrefix("Tests/01-answer/fixture.json: only Swift files"), "\($0)")
        }
    }

    func testAnythingButTheFullEditionIsRefused() throws {
        let kit = try KitToExport()
        try FileManager.default.removeItem(at: kit.url("Solutions"))
        XCTAssertThrowsError(try StudentsEdition(kit: kit.root)) {
            XCTAssertTrue("\($0)".contains("has no Solutions/"), "\($0)")
        }
        XCTAssertThrowsError(try StudentsEdition(kit: kit.url("labs"))) {
            XCTAssertTrue("\($0)".contains("is not the workshop kit"), "\($0)")
        }
    }
}
