import Grading

@testable import Lab11Checks

/// The right submissions of Lab 11: the solution, and others that are legal too.
let lab11Wheats: [Wheat<Lab11Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat(
        "spans ended by hand",
        subject: .solution.with(ManualReplayer.self).with(ManualParticipant.self).with(ManualOrchestrator.self)
    ),
    Wheat(
        "more than was asked for",
        subject: .solution.with(GenerousReplayer.self).with(GenerousParticipant.self).with(GenerousOrchestrator.self)
    ),
]

extension GenerousOrchestrator: SagaOrchestrating {}
extension GenerousParticipant: SagaParticipating {}
extension GenerousReplayer: Replaying {}
extension ManualOrchestrator: SagaOrchestrating {}
extension ManualParticipant: SagaParticipating {}
extension ManualReplayer: Replaying {}
