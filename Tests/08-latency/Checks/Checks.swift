import Grading

let lab08 = "08-latency"

/// What Lab 08 asks for, in the order of the handout's steps.
let lab08Checks: [Check<Lab08Subject>] =
    hopChecks + skewChecks + originChecks + endToEndChecks + spanChecks + processDurationChecks + queueMetricChecks
    + diagnosisChecks
