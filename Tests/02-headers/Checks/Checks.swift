import Grading

let lab02 = "02-headers"

/// What Lab 02 asks for, in the order of the handout's steps.
let lab02Checks: [Check<Lab02Subject>] =
    setterChecks + injectedHeaderChecks + injectedContextChecks + forwardingChecks + getterChecks
    + extractedContextChecks + newTraceChecks + repeatedHeaderChecks
