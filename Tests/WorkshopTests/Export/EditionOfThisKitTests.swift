import Foundation
import XCTest

@testable import workshop

/// The students' edition of the kit that this test belongs to.
final class EditionOfThisKitTests: XCTestCase {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What is searched is what stands on disk, `.git` aside. What is searched for is more than a few lines of each
    /// grader; a handout's hints may show all of a solution, so that nothing is left to search for.
    func testNoTextOfASolutionOrGraderIsInIt() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("edition-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let edition = try StudentsEdition(kit: Self.root)
        try edition.write(to: folder)

        let paths = try GitFolder(folder: folder)(["ls-files", "-z"]).split(separator: "\0").map(String.init)
        var files: [String: EditionFile] = [:]
        for path in paths {
            files[path] = EditionFile(data: try Data(contentsOf: folder.appendingPathComponent(path)))
        }
        XCTAssertEqual(edition.search.leaks(in: files), [])

        let origins = edition.search.secrets.values
        XCTAssertGreaterThan(origins.filter { $0.hasPrefix("Solutions/") }.count, 100, "lines and runs of solutions")
        for slug in try KitFiles(root: Self.root).slugs {
            for place in ["Tests/\(slug)/", "Tests/\(slug)/Proof/"] {
                XCTAssertGreaterThan(origins.filter { $0.hasPrefix(place) }.count, 20, "lines of \(place)")
            }
            XCTAssertTrue(edition.search.names.values.contains { $0.hasPrefix("Tests/\(slug)/Proof/") }, slug)
            XCTAssertTrue(paths.contains("labs/\(slug)/expected.jsonl"), slug)
            for folder in ["Tests/\(slug)", "Tests/\(slug)/Checks"] {
                XCTAssertTrue(paths.contains("\(folder)/sources.sealed"), slug)
            }
        }
        XCTAssertFalse(paths.contains { $0.hasPrefix("Solutions/") || $0.contains("Proof") })
    }
}
