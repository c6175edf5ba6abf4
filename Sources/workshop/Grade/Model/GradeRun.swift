import Foundation

/// What one run of the graders found: the result that every writer writes.
struct GradeRun: Codable, Sendable, Equatable {
    /// The version of this form. A field that is added does not change it; one that changes its meaning does.
    var version = 1
    /// When the run began.
    var startedAt: Date
    /// Where the run's random values came from: `WORKSHOP_SEED` repeats them.
    var seed: UInt64
    /// The labs that were asked for, in the order in which they are taught.
    var labs: [LabResult]

    /// Whether everything that was asked for has passed. Nothing asked for is nothing passed.
    var hasPassed: Bool { !labs.isEmpty && labs.allSatisfy(\.hasPassed) }
}
