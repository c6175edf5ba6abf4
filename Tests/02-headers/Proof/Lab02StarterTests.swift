import Grading
import XCTest

@testable import Lab02Checks

/// Proves what the grader of Lab 02 says of the exercise as it is handed out.
final class Lab02StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab02).assertIsNotStarted(Lab02Subject.exercise, lab02Checks)
    }
}
