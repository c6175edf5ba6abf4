import Grading
import XCTest

@testable import Lab05Checks

/// Proves what the grader of Lab 05 says of the exercise as it is handed out.
final class Lab05StarterTests: XCTestCase {
    func testTheStarterIsNotStarted() async throws {
        try await LabFiles(lab: lab05).assertIsNotStarted(Lab05Subject.exercise, lab05Checks)
    }
}
