import Foundation
import XCTest

/// The files of one lab, as they lie in the repository: what the starter and the solution must have in common.
public struct LabFiles: Sendable {
    private static let regionBegins = "// Your code:"
    private static let regionEnds = "// End of your code."

    private let lab: String
    private let root: URL

    /// Names a lab. `file` is a file in the lab's `Tests/NN-slug/Proof/` folder.
    public init(lab: String, file: String = #filePath) {
        self.lab = lab
        self.root = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
    }

    private func sources(in folder: String) throws -> [String: String] {
        let folder = root.appendingPathComponent(folder).appendingPathComponent(lab)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try Dictionary(
            uniqueKeysWithValues: files.filter { $0.pathExtension == "swift" }.map {
                ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
            }
        )
    }

    /// Whether the exercise is as it was handed out: every step of `checks` still has its `TODO` call.
    ///
    /// - Throws: Foundation's error when a file cannot be read.
    public func isUntouched<Subject>(_ checks: [Check<Subject>]) throws -> Bool {
        let text = try sources(in: "Exercises").values.joined()
        return Set(checks.map(\.step)).allSatisfy { text.contains("TODO(\($0), ") }
    }

    /// On `starter`, the exercise with all its TODOs, every check is not started.
    ///
    /// - Throws: `XCTSkip` when the exercise has been worked on; Foundation's error when a file cannot be read.
    public func assertIsNotStarted<Subject>(_ starter: Subject, _ checks: [Check<Subject>]) async throws {
        guard try isUntouched(checks) else { throw XCTSkip("the exercise has been worked on") }
        for check in checks {
            let outcome = await check.run(on: starter, seed: Seed.ofThisRun)
            XCTAssertTrue(outcome.isNotStarted, "the starter, check \(check.id): \(outcome)")
        }
    }

    /// Starter and solution have the same files, and are equal outside the regions that the student fills in.
    ///
    /// - Throws: Foundation's error when a file cannot be read.
    public func assertEqualOutsideYourCode() throws {
        let starter = try sources(in: "Exercises").mapValues(Self.withoutRegions)
        let solution = try sources(in: "Solutions").mapValues(Self.withoutRegions)
        XCTAssertEqual(starter.keys.sorted(), solution.keys.sorted(), "the files of lab \(lab)")
        for (name, text) in starter {
            XCTAssertEqual(text, solution[name], "\(name) of lab \(lab) outside \"\(Self.regionBegins)\"")
        }
    }

    private static func withoutRegions(_ text: String) -> String {
        var isInside = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed.hasPrefix(regionBegins) {
                isInside = true
                return true
            }
            if trimmed == regionEnds {
                isInside = false
            }
            return !isInside
        }.joined(separator: "\n")
    }

    /// The tests in `Tests/NN-slug/<name>.swift` that grade the exercise are exactly the checks, by name.
    ///
    /// - Throws: Foundation's error when a file cannot be read.
    public func assertOneTestForEachCheck<Subject>(_ checks: [Check<Subject>], in name: String) throws {
        let file = root.appendingPathComponent("Tests/\(lab)/\(name).swift")
        let text = try String(contentsOf: file, encoding: .utf8)
        let tests = text.matches(of: /func (test\w+)\(/).map { CheckID.ofTest(String($0.1)) }
        XCTAssertEqual(tests, checks.map(\.id), "the tests in \(name).swift and the checks, in order")
        XCTAssertEqual(Set(tests).count, tests.count, "every check has an id of its own")
    }

    /// The handout has a heading and three hints for each step.
    ///
    /// - Throws: Foundation's error when a file cannot be read.
    public func assertHandoutCoversEveryStep<Subject>(_ checks: [Check<Subject>]) throws {
        let file = root.appendingPathComponent("labs/\(lab)/README.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let sections = text.components(separatedBy: "\n### Step ").dropFirst()
        let steps = Set(checks.map(\.step)).sorted()
        XCTAssertEqual(sections.compactMap { Int($0.prefix { $0.isNumber }) }, steps, "the handout's steps")
        for section in sections {
            let hints = section.components(separatedBy: "<details>").count - 1
            XCTAssertEqual(hints, 3, "hints in step \(section.prefix { $0 != "\n" })")
        }
    }
}
