import Grading

@testable import Lab02Checks

/// The right submissions of Lab 02: the solution, and others that are legal too.
let lab02Wheats: [Wheat<Lab02Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat("the module that later labs import", subject: .kafkaTracing),
    Wheat("written with loops", subject: .looping),
]
