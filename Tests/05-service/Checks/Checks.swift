import Grading

let lab05 = "05-service"

/// What Lab 05 asks for, in the order of the handout's steps.
let lab05Checks: [Check<Lab05Subject>] =
    requestSpanChecks + requestDescriptionChecks + rateLimitChecks + publisherChecks + consumerChecks + outcomeChecks
    + billingChecks + notifierChecks + logChecks
