import Grading
import XCTest

@testable import Lab08Checks

/// Proves what the grader of Lab 08 says of the exercise as it is handed out.
final class Lab08StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab08).assertIsNotStarted(Lab08Subject.exercise, lab08Checks)
    }
}
