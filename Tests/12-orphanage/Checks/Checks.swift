import Grading

let lab12 = "12-orphanage"

/// What Lab 12 asks for, in the order of the handout's steps.
let lab12Checks: [Check<Lab12Subject>] =
    shopChecks + billingChecks + retryChecks + warehouseChecks + notificationChecks + deadLetterChecks
    + manifestChecks + traceTestChecks
