import Grading
import XCTest

@testable import Lab11Checks

/// Proves what the grader of Lab 11 says of the exercise as it is handed out.
final class Lab11StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab11).assertIsNotStarted(Lab11Subject.exercise, lab11Checks)
    }
}
