import Grading

@testable import Lab03Checks

/// The right submissions of Lab 03: the solution, and others that are legal too.
let lab03Wheats: [Wheat<Lab03Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat("spans ended by hand", subject: .solution.with(ManualProducer.self).with(ManualConsumer.self)),
    Wheat("more than was asked for", subject: .solution.with(GenerousProducer.self).with(GenerousConsumer.self)),
]
