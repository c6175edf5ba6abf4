import Grading
import XCTest

@testable import Lab04Checks

/// Proves what the grader of Lab 04 says of the exercise as it is handed out.
final class Lab04StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab04).assertIsNotStarted(Lab04Subject.exercise, lab04Checks)
    }
}
