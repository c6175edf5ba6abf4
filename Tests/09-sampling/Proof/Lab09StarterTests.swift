import Grading
import XCTest

@testable import Lab09Checks

/// Proves what the grader of Lab 09 says of the exercise as it is handed out.
final class Lab09StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab09).assertIsNotStarted(Lab09Subject.exercise, lab09Checks)
    }
}
