import Grading

@testable import Lab06Checks

/// The right submissions of Lab 06: the solution, and others that are legal too.
let lab06Wheats: [Wheat<Lab06Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat("spans ended by hand", subject: .solution.with(ManualConsumer.self).with(ManualManager.self)),
    Wheat("more than was asked for", subject: .solution.with(GenerousConsumer.self).with(GenerousManager.self)),
]
