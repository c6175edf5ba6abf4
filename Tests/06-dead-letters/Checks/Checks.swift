import Grading

let lab06 = "06-dead-letters"

/// What Lab 06 asks for, in the order of the handout's steps.
let lab06Checks: [Check<Lab06Subject>] =
    attemptSpanChecks + retryChecks + retryCommitChecks + originalChecks + deadLetterChecks + poisonChecks
    + deadLetterSpanChecks + redriveChecks + redriveLimitChecks + storyChecks
