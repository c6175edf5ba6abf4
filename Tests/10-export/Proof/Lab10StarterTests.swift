import Grading
import XCTest

@testable import Lab10Checks

/// Proves what the grader of Lab 10 says of the exercise as it is handed out.
final class Lab10StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab10).assertIsNotStarted(Lab10Subject.exercise, lab10Checks)
    }
}
