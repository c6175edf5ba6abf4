import Grading

@testable import Lab07Checks

/// The right submissions of Lab 07: the solution, and others that are legal too.
let lab07Wheats: [Wheat<Lab07Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat(
        "spans ended by hand",
        subject: .solution.with(SpansEndedByHand.withoutEmail).with(SpansEndedByHand.OrderTotals.self)
    ),
    Wheat(
        "more than was asked for",
        subject: .solution.with(MoreThanWasAskedFor.withoutEmail).with(MoreThanWasAskedFor.OrderTotals.self)
    ),
    Wheat("links as the state was, at the last moment", subject: .solution.with(AnotherOrder.OrderTotals.self)),
]
