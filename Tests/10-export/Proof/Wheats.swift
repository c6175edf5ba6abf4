import Grading

/// The right submissions of Lab 10: the solution, and others that are legal too.
let lab10Wheats: [Wheat<Lab10Subject>] = [
    Wheat("solution", subject: .solution)
]
