import Grading

@testable import Lab04Checks

/// The right submissions of Lab 04: the solution, and others that are legal too.
let lab04Wheats: [Wheat<Lab04Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat(
        "spans ended by hand",
        subject: .solution.with(ManualMessageConsumer.self).with(ManualBatchConsumer.self)
    ),
    Wheat(
        "more than was asked for",
        subject: .solution.with(GenerousMessageConsumer.self).with(GenerousBatchConsumer.self)
    ),
    Wheat("another order", subject: .solution.with(BranchingMessageConsumer.self).with(LateBatchConsumer.self)),
]
