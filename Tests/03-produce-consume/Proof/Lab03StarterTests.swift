import Grading
import XCTest

@testable import Lab03Checks

/// Proves what the grader of Lab 03 says of the exercise as it is handed out.
final class Lab03StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab03).assertIsNotStarted(Lab03Subject.exercise, lab03Checks)
    }
}
