import Grading

@testable import Lab05Checks

/// The right submissions of Lab 05: the solution, and others that are legal too.
let lab05Wheats: [Wheat<Lab05Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat(
        "spans ended by hand",
        subject: .solution.with(ManualAPI.self).with(ManualPublisher.self).with(ManualConsumer.self)
            .with(ManualBilling.self).with(ManualNotifier.self)
    ),
    Wheat(
        "more than was asked for",
        subject: .solution.with(GenerousAPI.self).with(GenerousPublisher.self).with(GenerousConsumer.self)
            .with(GenerousBilling.self).with(GenerousNotifier.self)
    ),
]
