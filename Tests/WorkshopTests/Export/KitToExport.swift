import Foundation

@testable import workshop

/// A kit with one lab, in a folder of its own that is gone with the last reference. Small, and has each kind of file.
final class KitToExport {
    /// Holds `kit` and whatever a test writes beside it.
    let folder: URL

    var root: URL { folder.appendingPathComponent("kit") }

    static let solutionLine = "let answer = sevenTimesSix(because: .deepThought)"
    static let checkLine = "guard answer == fortyTwo else { throw Feedback() }"
    static let starter = """
        func answer() -> Int {
            // Your code: step 1.
            TODO(1, "find the answer")
            return 0
            // End of your code.
        }

        """
    static let solution = """
        func answer() -> Int {
            // Your code: step 1.
            \(solutionLine)
            return answer
            // End of your code.
        }

        """

    init(isRepository: Bool = true) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("kit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try write("Package.swift", "// A package.\n")
        try write("setup.sh", "#!/bin/sh\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url("setup.sh").path)
        try write("labs/students-edition.md", "# For students\n\n<!-- labs -->\n")
        try write(
            "labs/01-answer/README.md",
            "# Lab 01: the answer\n\n### Step 1: find it\n\n- The end.\n- See `Solutions/01-answer/`.\n"
        )
        try write("Exercises/01-answer/Answer.swift", Self.starter)
        try write("Solutions/01-answer/Answer.swift", Self.solution)
        try write("Sources/Kafka/Kafka.swift", "struct Kafka {}\n")
        try write("Sources/KafkaTracing/Injector.swift", "let injector = \"the answer to the second lab\"\n")
        try write("Tests/Grading/Check.swift", "struct Check { var isNotForTheEyesOfStudents = true }\n")
        try write("Tests/Grading/Proof/Chaff.swift", "struct Chaff { var isTheProofOfTheGrader = true }\n")
        try write("Tests/01-answer/Checks/Checks.swift", Self.checkLine + "\n")
        try write("Tests/01-answer/Lab01Tests.swift", Self.tests)
        try write("Tests/01-answer/Proof/Chaffs/SaysFortyThree.swift", "let answerOfTheWrongSubmission = 43\n")
        try write("Tests/KafkaTests/KafkaTests.swift", "let testOfTheKit = 1\n")
        if isRepository { try commit() }
    }

    static let tests = """
        import XCTest

        @testable import Lab01

        /// Grades `Exercises/01-answer`.
        final class Lab01Tests: XCTestCase {
            // Step 1
            func testTheAnswerIsRight() async throws { try await grade() }

            private func grade(function: String = #function) async throws {
                try await grade(lab01Checks, function: function)
            }
        }

        extension Lab01Subject {
            static let exercise = Lab01Subject(answer: answer)
        }

        """

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func url(_ path: String) -> URL {
        root.appendingPathComponent(path)
    }

    func write(_ path: String, _ text: String) throws {
        try Self.write(text, to: url(path))
    }

    /// Commits all that is there.
    func commit() throws {
        let git = GitFolder(folder: root)
        try git(["init", "--quiet"])
        try git(["add", "--all"])
        try git(["-c", "user.name=Kit", "-c", "user.email=kit@localhost", "commit", "--quiet", "--message", "kit"])
    }

    static func write(_ text: String, to url: URL) throws {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
