import Grading

@testable import Lab01Checks

/// The right submissions of Lab 01: the solution, and others that are legal too.
let lab01Wheats: [Wheat<Lab01Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat("split at the dashes", subject: Lab01Subject(type: SplitTraceParent.self)),
    Wheat("byte by byte", subject: Lab01Subject(type: ScannedTraceParent.self)),
    Wheat("regular expression", subject: Lab01Subject(type: MatchedTraceParent.self)),
]
