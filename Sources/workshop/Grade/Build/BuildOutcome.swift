import Foundation

/// What building a lab has led to.
enum BuildOutcome: Sendable, Equatable {
    /// The test bundle with the lab's grader.
    case built(bundle: URL)
    case failed(LabResult.BuildFailure)
}
