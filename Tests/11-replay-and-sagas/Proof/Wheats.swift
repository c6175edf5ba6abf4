import Grading

/// The right submissions of Lab 11: the solution, and others that are legal too.
let lab11Wheats: [Wheat<Lab11Subject>] = [
    Wheat("solution", subject: .solution)
]
