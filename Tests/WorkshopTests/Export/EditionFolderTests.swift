import Foundation
import XCTest

@testable import workshop

final class EditionFolderTests: XCTestCase {
    private func git(_ folder: URL, _ arguments: String...) throws -> String {
        try GitFolder(folder: folder)(arguments).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func assertRefused(_ kit: KitToExport, _ folder: URL, _ words: String, line: UInt = #line) throws {
        let edition = try StudentsEdition(kit: kit.root)
        XCTAssertThrowsError(try edition.write(to: folder), line: line) {
            XCTAssertTrue("\($0)".contains(words), "\($0)", line: line)
        }
    }

    func testTheFirstExportIsARepositoryWithOneCommit() throws {
        let kit = try KitToExport(isRepository: false)
        let folder = kit.folder.appendingPathComponent("students")
        let edition = try StudentsEdition(kit: kit.root)
        let said = try edition.write(to: folder)
        XCTAssertEqual(
            said,
            [
                "wrote 14 files to \(folder.path), and committed them on the branch main",
                "next: git -C \(folder.path) remote add origin URL && "
                    + "git -C \(folder.path) push --set-upstream origin main",
            ]
        )
        XCTAssertEqual(try git(folder, "rev-list", "--count", "main"), "1")
        XCTAssertEqual(try git(folder, "status", "--porcelain"), "")
        XCTAssertEqual(try git(folder, "remote"), "")
        let tracked = Set(try git(folder, "ls-files").split(separator: "\n").map(String.init))
        XCTAssertEqual(tracked, Set(edition.files.keys).union([EditionFolder.marker]))
        XCTAssertTrue(try git(folder, "ls-files", "--stage", "setup.sh").hasPrefix("100755"))
    }

    func testExportingAgainIsOneMoreCommitAndLeavesOtherFilesAlone() throws {
        let kit = try KitToExport(isRepository: false)
        let folder = kit.folder.appendingPathComponent("students")
        try StudentsEdition(kit: kit.root).write(to: folder)
        try KitToExport.write("a note", to: folder.appendingPathComponent("notes.txt"))

        try FileManager.default.removeItem(at: kit.url("Sources/Kafka/Kafka.swift"))
        try kit.write("Sources/Kafka/Broker.swift", "struct Broker {}\n")
        let said = try StudentsEdition(kit: kit.root).write(to: folder)
        XCTAssertTrue(said[0].contains("removed 1"), said[0])
        XCTAssertEqual(try git(folder, "rev-list", "--count", "main"), "2")
        XCTAssertEqual(try git(folder, "status", "--porcelain"), "?? notes.txt")
        XCTAssertEqual(try git(folder, "ls-files", "Sources/Kafka"), "Sources/Kafka/Broker.swift")
    }

    func testAFileThatIsGoneFromBothIsNoHindranceAndWhatElseIsStagedStaysStaged() throws {
        let kit = try KitToExport(isRepository: false)
        let folder = kit.folder.appendingPathComponent("students")
        try StudentsEdition(kit: kit.root).write(to: folder)
        let identity = ["-c", "user.name=Instructor", "-c", "user.email=instructor@localhost"]
        _ = try git(folder, "rm", "--quiet", "Sources/Kafka/Kafka.swift")
        _ = try GitFolder(folder: folder)(identity + ["commit", "--quiet", "--message", "without it"])
        try KitToExport.write("a note", to: folder.appendingPathComponent("notes.txt"))
        _ = try git(folder, "add", "notes.txt")

        try FileManager.default.removeItem(at: kit.url("Sources/Kafka/Kafka.swift"))
        try kit.write("Sources/Kafka/Broker.swift", "struct Broker {}\n")
        try StudentsEdition(kit: kit.root).write(to: folder)
        XCTAssertEqual(try git(folder, "ls-files", "Sources/Kafka"), "Sources/Kafka/Broker.swift")
        XCTAssertEqual(try git(folder, "status", "--porcelain"), "A  notes.txt")
    }

    func testExportingTheSameAgainCommitsNothing() throws {
        let kit = try KitToExport(isRepository: false)
        let folder = kit.folder.appendingPathComponent("students")
        try StudentsEdition(kit: kit.root).write(to: folder)
        let said = try StudentsEdition(kit: kit.root).write(to: folder)
        XCTAssertEqual(said, ["\(folder.path) is up to date: 14 files, nothing to commit"])
        XCTAssertEqual(try git(folder, "rev-list", "--count", "main"), "1")
    }

    func testTheWorkOfAStudentIsMergedWithTheNextExport() throws {
        let kit = try KitToExport(isRepository: false)
        let folder = kit.folder.appendingPathComponent("students")
        let student = kit.folder.appendingPathComponent("student")
        try StudentsEdition(kit: kit.root).write(to: folder)
        _ = try git(kit.folder, "clone", "--quiet", folder.path, student.path)
        let work = KitToExport.starter.replacingOccurrences(of: "return 0", with: "return 42")
        try KitToExport.write(work, to: student.appendingPathComponent("Exercises/01-answer/Answer.swift"))
        let identity = ["-c", "user.name=Student", "-c", "user.email=student@localhost"]
        _ = try GitFolder(folder: student)(identity + ["commit", "--quiet", "--all", "--message", "my work"])

        try kit.write("labs/01-answer/README.md", "# Lab 01: the answer, better\n\n### Step 1: find it\n")
        try StudentsEdition(kit: kit.root).write(to: folder)
        _ = try GitFolder(folder: student)(identity + ["pull", "--quiet", "--no-rebase", "--no-edit"])
        let merged = try String(
            contentsOf: student.appendingPathComponent("Exercises/01-answer/Answer.swift"),
            encoding: .utf8
        )
        XCTAssertEqual(merged, work)
        let readme = try String(contentsOf: student.appendingPathComponent("README.md"), encoding: .utf8)
        XCTAssertTrue(readme.contains("the answer, better"))
    }

    func testARepositoryWithoutACommitMayBeWrittenTo() throws {
        let kit = try KitToExport(isRepository: false)
        let folder = kit.folder.appendingPathComponent("students")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = try git(folder, "init", "--quiet", "--initial-branch", "trunk")
        try StudentsEdition(kit: kit.root).write(to: folder)
        XCTAssertEqual(try git(folder, "rev-list", "--count", "trunk"), "1")
    }

    func testAFolderWithOtherThingsIsRefusedAndLeftAsItIs() throws {
        let kit = try KitToExport(isRepository: false)
        let folder = kit.folder.appendingPathComponent("students")
        try KitToExport.write("mine", to: folder.appendingPathComponent("README.md"))
        try assertRefused(kit, folder, "is neither empty nor an earlier export")
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.path), ["README.md"])
        try assertRefused(kit, folder.appendingPathComponent("README.md"), "is a file")
    }

    func testAFileThatSomebodyElsePutThereIsNotOverwritten() throws {
        let kit = try KitToExport(isRepository: false)
        let folder = kit.folder.appendingPathComponent("students")
        try StudentsEdition(kit: kit.root).write(to: folder)
        try KitToExport.write("mine", to: folder.appendingPathComponent("Sources/Kafka/Broker.swift"))
        try kit.write("Sources/Kafka/Broker.swift", "struct Broker {}\n")
        try assertRefused(kit, folder, "Sources/Kafka/Broker.swift is not from an export")
    }

    func testChangesThatAreNotCommittedAreNotOverwritten() throws {
        let kit = try KitToExport(isRepository: false)
        let folder = kit.folder.appendingPathComponent("students")
        try StudentsEdition(kit: kit.root).write(to: folder)
        try KitToExport.write("mine", to: folder.appendingPathComponent("README.md"))
        try assertRefused(kit, folder, "README.md has changes that are not committed")
        XCTAssertEqual(try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8), "mine")
    }

    func testAMarkerThatLeadsOutOfTheFolderRemovesNothing() throws {
        let kit = try KitToExport(isRepository: false)
        let folder = kit.folder.appendingPathComponent("students")
        let precious = kit.folder.appendingPathComponent("precious.txt")
        try KitToExport.write("precious", to: precious)
        try StudentsEdition(kit: kit.root).write(to: folder)
        try KitToExport.write(
            "../precious.txt\n\(precious.path)\n.git/config\n",
            to: folder.appendingPathComponent(EditionFolder.marker)
        )
        _ = try? StudentsEdition(kit: kit.root).write(to: folder)
        XCTAssertTrue(FileManager.default.fileExists(atPath: precious.path))
        XCTAssertTrue(FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git/config").path))
    }

    func testAFolderInTheKitAndOneAroundItAreRefused() throws {
        let kit = try KitToExport(isRepository: false)
        try assertRefused(kit, kit.url("students"), "lie in one another")
        try assertRefused(kit, kit.folder, "lie in one another")
    }
}
