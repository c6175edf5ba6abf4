import Foundation
import XCTest

@testable import workshop

final class SubmissionReaderTests: XCTestCase {
    private let lab = LabEntry(slug: "01-answer", title: "")
    private var folder = URL(fileURLWithPath: "/")

    override func setUpWithError() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("class-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    private func write(_ text: String, to path: String) throws {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
    }

    private func read(_ student: String = "ada", limits: SubmissionReader.Limits = .init()) -> HandedIn {
        let submission = Submission(name: student, folder: folder.appendingPathComponent(student))
        return SubmissionReader(limits: limits).read(lab, of: submission)
    }

    func testOnlyTheLabsSwiftFilesAreTaken() throws {
        try write("a", to: "ada/Exercises/01-answer/Answer.swift")
        try write("b", to: "ada/Exercises/01-answer/Parts/More.swift")
        try write("c", to: "ada/Exercises/01-answer/notes.txt")
        try write("c", to: "ada/Exercises/01-answer/.hidden/Hidden.swift")
        try write("d", to: "ada/Exercises/02-question/Answer.swift")
        try write("e", to: "ada/Package.swift")
        try write("f", to: "ada/Tests/01-answer/Lab01Tests.swift")
        let handedIn = read()
        XCTAssertEqual(handedIn.files.map(\.path), ["Answer.swift", "Parts/More.swift"])
        XCTAssertEqual(handedIn.files.map { String(decoding: $0.data, as: UTF8.self) }, ["a", "b"])
        XCTAssertEqual(handedIn.refused, [])
    }

    func testManifestsAreTakenFromTheirFolderOnly() throws {
        try write("a", to: "ada/Exercises/01-answer/kubernetes/shop.yaml")
        try write("b", to: "ada/Exercises/01-answer/other.yaml")
        try write("c", to: "ada/Exercises/01-answer/kubernetes/script.sh")
        XCTAssertEqual(read().files.map(\.path), ["kubernetes/shop.yaml"])
    }

    func testLinksAreNotFollowed() throws {
        try write("secret", to: "secret.swift")
        try write("a", to: "ada/Exercises/01-answer/Answer.swift")
        let lab = folder.appendingPathComponent("ada/Exercises/01-answer")
        let files = FileManager.default
        try files.createSymbolicLink(
            at: lab.appendingPathComponent("Link.swift"),
            withDestinationURL: folder.appendingPathComponent("secret.swift")
        )
        try files.createSymbolicLink(at: lab.appendingPathComponent("Folder"), withDestinationURL: folder)
        XCTAssertEqual(read().files.map(\.path), ["Answer.swift"])
        XCTAssertEqual(
            read().refused.map(\.path),
            ["Exercises/01-answer/Folder", "Exercises/01-answer/Link.swift"]
        )

        try files.createSymbolicLink(
            at: folder.appendingPathComponent("eve"),
            withDestinationURL: folder.appendingPathComponent("ada")
        )
        XCTAssertEqual(read("eve").files, [])
        XCTAssertEqual(read("eve").refused.map(\.path), ["."])

        try files.createDirectory(at: folder.appendingPathComponent("bob"), withIntermediateDirectories: true)
        try files.createSymbolicLink(
            at: folder.appendingPathComponent("bob/Exercises"),
            withDestinationURL: folder.appendingPathComponent("ada/Exercises")
        )
        XCTAssertEqual(read("bob").files, [])
        XCTAssertEqual(read("bob").refused.map(\.path), ["Exercises"])
    }

    func testPipesAreRefusedAndNotOpened() throws {
        try write("a", to: "ada/Exercises/01-answer/Answer.swift")
        let pipe = folder.appendingPathComponent("ada/Exercises/01-answer/Pipe.swift")
        XCTAssertEqual(mkfifo(pipe.path, 0o644), 0)
        XCTAssertEqual(read().files.map(\.path), ["Answer.swift"])
        XCTAssertEqual(read().refused.map(\.reason), ["not a regular file"])
    }

    func testLimitsHold() throws {
        for name in ["A", "B", "C", "D"] {
            try write(String(repeating: "x", count: 10), to: "ada/Exercises/01-answer/\(name).swift")
        }
        try write(String(repeating: "x", count: 11), to: "ada/Exercises/01-answer/Big.swift")
        try write("x", to: "ada/Exercises/01-answer/1/2/3/Deep.swift")
        var limits = SubmissionReader.Limits()
        limits.fileBytes = 10
        limits.totalBytes = 30
        limits.depth = 2
        let handedIn = read(limits: limits)
        XCTAssertEqual(handedIn.files.map(\.path), ["A.swift", "B.swift", "C.swift"])
        XCTAssertEqual(
            handedIn.refused,
            [
                .init(path: "Exercises/01-answer/1/2", reason: "folders in folders, deeper than 2"),
                .init(path: "Exercises/01-answer/Big.swift", reason: "11 bytes, and 10 are allowed"),
                .init(path: "Exercises/01-answer/D.swift", reason: "all files together have more than 30 bytes"),
            ]
        )
        limits.files = 1
        XCTAssertEqual(read(limits: limits).files.count, 1)
        limits.entries = 2
        XCTAssertTrue(read(limits: limits).refused.contains { $0.reason == "more than 2 files: the rest is left out" })
    }

    func testTheKitsMainStays() throws {
        try write("a", to: "ada/Exercises/01-answer/Main.swift")
        try write("b", to: "ada/Exercises/01-answer/main.swift")
        XCTAssertEqual(read().files, [])
        XCTAssertEqual(read().refused.map(\.path), ["Exercises/01-answer/main.swift"])
    }

    func testNamesThatCouldSteerATerminalAreRefused() throws {
        try write("a", to: "ada/Exercises/01-answer/\u{1B}[31m.swift")
        XCTAssertEqual(read().files, [])
        XCTAssertEqual(read().refused.map(\.path), ["Exercises/01-answer/\u{FFFD}[31m.swift"])
    }

    func testARepositoryInAFolderAndTheBareLabsAreFound() throws {
        try write("a", to: "ada/kit-main/Exercises/01-answer/Answer.swift")
        XCTAssertEqual(read().files.map(\.path), ["Answer.swift"])
        try write("b", to: "bob/01-answer/Answer.swift")
        XCTAssertEqual(read("bob").files.map(\.path), ["Answer.swift"])
        try write("a", to: "ada/second/Exercises/01-answer/Answer.swift")
        XCTAssertEqual(read().files, [])
        XCTAssertEqual(read().refused.count, 1)
        XCTAssertEqual(read("nobody"), HandedIn())
    }

    func testSubmissionsAreTheFoldersByName() throws {
        try write("", to: "bob/file")
        try write("", to: "ada/file")
        try write("", to: ".git/file")
        try write("", to: "eve.zip")
        XCTAssertEqual(try Submission.all(in: folder).map(\.name), ["ada", "bob"])
        XCTAssertThrowsError(try Submission.all(in: folder.appendingPathComponent("bob")))
        XCTAssertThrowsError(try Submission.all(in: folder.appendingPathComponent("nowhere")))
    }
}
