import Grading

let lab07 = "07-streams"

/// What Lab 07 asks for, in the order of the handout's steps.
let lab07Checks: [Check<Lab07Subject>] =
    cleaningChecks + processSpanChecks + linkChecks + linkAttributeChecks + processAttributeChecks + sendSpanChecks
    + totalHeaderChecks + deliveryChecks + lateChecks
