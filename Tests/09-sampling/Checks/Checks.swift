import Grading

let lab09 = "09-sampling"

/// What Lab 09 asks for, in the order of the handout's steps.
let lab09Checks: [Check<Lab09Subject>] =
    ratioChecks + thresholdChecks + wireChecks + parentChecks + platformChecks + rateChecks + failureChecks
    + switchChecks
