import Grading
import XCTest

@testable import Lab01Checks

/// Proves what the grader of Lab 01 says of the exercise as it is handed out.
final class Lab01StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab01).assertIsNotStarted(Lab01Subject.exercise, lab01Checks)
    }
}
