import Grading

let lab11 = "11-replay-and-sagas"

/// What Lab 11 asks for, in the order of the handout's steps.
let lab11Checks: [Check<Lab11Subject>] =
    replaySpanChecks + replayLinkChecks + replayHeaderChecks + replayJobChecks
    + stepChecks + sagaContextChecks + undoChecks + outcomeChecks
