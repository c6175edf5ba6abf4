import Grading
import XCTest

@testable import Lab12Checks

/// Proves what the grader of Lab 12 says of the exercise as it is handed out.
final class Lab12StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab12).assertIsNotStarted(Lab12Subject.exercise, lab12Checks)
    }
}
