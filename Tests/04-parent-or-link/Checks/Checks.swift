import Grading

let lab04 = "04-parent-or-link"

/// What Lab 04 asks for, in the order of the handout's steps.
let lab04Checks: [Check<Lab04Subject>] =
    continuedMessageChecks + linkedMessageChecks + relationChecks + batchSpanChecks + batchLinkChecks
    + linkAttributeChecks + batchOutcomeChecks
