import Grading

let lab03 = "03-produce-consume"

/// What Lab 03 asks for, in the order of the handout's steps.
let lab03Checks: [Check<Lab03Subject>] =
    producerSpanChecks + headerChecks + deliveryChecks + consumerSpanChecks + handlerChecks
