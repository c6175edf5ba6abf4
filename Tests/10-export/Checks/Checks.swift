import Grading

let lab10 = "10-export"

/// What Lab 10 asks for, in the order of the handout's steps.
let lab10Checks: [Check<Lab10Subject>] =
    settingsChecks + exporterChecks + batchChecks + shutdownChecks + stopChecks + limitChecks + traceQLChecks
    + jaegerChecks
