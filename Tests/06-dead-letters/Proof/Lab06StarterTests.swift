import Grading
import XCTest

@testable import Lab06Checks

/// Proves what the grader of Lab 06 says of the exercise as it is handed out.
final class Lab06StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab06).assertIsNotStarted(Lab06Subject.exercise, lab06Checks)
    }
}
