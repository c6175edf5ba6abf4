import Grading
import OTel

@testable import Lab09Checks

/// The right submissions of Lab 09: the solution, and others that are legal too.
let lab09Wheats: [Wheat<Lab09Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat("the SDK's own parts", subject: .ofTheSDK),
    Wheat("a budget of 2 N for each second", subject: .solution.with(window: BudgetWindow.self)),
    Wheat("the same threshold by another road", subject: .solution.with(decide: WrittenOut.decide)),
    Wheat(
        "spans ended by hand, and more of them",
        subject: .solution.with(send: ManualSpans.send).with(recordFailure: ManualSpans.recordFailure)
    ),
]
