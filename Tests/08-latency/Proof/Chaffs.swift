import Grading

@testable import Lab08Checks

/// The wrong submissions of Lab 08. Each file in `Chaffs/` holds one of the solution's files with one bug.
let lab08Chaffs: [Chaff<Lab08Subject>] =
    latencyChaffs + originChaffs + spanChaffs + metricsChaffs + diagnosisChaffs
