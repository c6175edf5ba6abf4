import Grading

@testable import Lab12Checks

/// The right submissions of Lab 12: the solution, and others that are legal too.
let lab12Wheats: [Wheat<Lab12Subject>] = [
    Wheat("solution", subject: .solution),
    Wheat(
        "links everywhere",
        subject: .solution.with(LinksEverywhere.Billing.self).with(LinksEverywhere.Warehouse.self)
            .with(LinksEverywhere.Notifications.self).with(LinksEverywhere.DeadLetters.self)
            .with(LinksEverywhere.problems(in:)).with(manifest: "WithoutASampler", of: "notifications")
    ),
    Wheat(
        "spans ended by hand",
        subject: .solution.with(SpansEndedByHand.Shop.self).with(SpansEndedByHand.Billing.self)
            .with(SpansEndedByHand.DeadLetters.self).with(manifest: "ParentBasedRatio", of: "notifications")
    ),
    Wheat("retries by the platform's own producer", subject: .solution.with(RetriesByThePlatform.RetrySender.self)),
]
