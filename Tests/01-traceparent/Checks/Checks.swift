import Grading

let lab01 = "01-traceparent"

/// What Lab 01 asks for, in the order of the handout's steps.
let lab01Checks: [Check<Lab01Subject>] =
    fieldChecks + refusalChecks + versionChecks + flagChecks + writingChecks + messageChecks
