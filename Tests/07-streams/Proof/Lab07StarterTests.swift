import Grading
import XCTest

@testable import Lab07Checks

/// Proves what the grader of Lab 07 says of the exercise as it is handed out.
final class Lab07StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab07).assertIsNotStarted(Lab07Subject.exercise, lab07Checks)
    }
}
