import Grading

@testable import Lab09Checks

/// Wrong submissions of `FailureRecord.swift`, in the order of the checks that they are made for.
let failureChaffs: [Chaff<Lab09Subject>] = [
    Chaff(
        "logs-nothing",
        meantFor: "failure-is-logged-with-its-trace-id",
        subject: .solution.with(recordFailure: LogsNothing.recordFailure)
    ),
    Chaff(
        "logs-inside-the-record",
        meantFor: "failure-is-logged-with-its-trace-id",
        subject: .solution.with(recordFailure: LogsInsideTheRecord.recordFailure)
    ),
    Chaff(
        "leaves-it-to-the-log",
        meantFor: "failure-in-a-dropped-trace-leaves-a-span",
        alsoFails: ["failure-is-a-trace-of-its-own", "failure-links-to-the-dropped-span"],
        subject: .solution.with(recordFailure: LeavesItToTheLog.recordFailure)
    ),
    Chaff(
        "asks-the-services-tracer",
        meantFor: "failure-in-a-dropped-trace-leaves-a-span",
        alsoFails: ["failure-is-a-trace-of-its-own", "failure-links-to-the-dropped-span"],
        subject: .solution.with(recordFailure: AsksTheServicesTracer.recordFailure)
    ),
    Chaff(
        "leaves-the-status-unset",
        meantFor: "failure-in-a-dropped-trace-leaves-a-span",
        subject: .solution.with(recordFailure: LeavesTheStatusUnset.recordFailure)
    ),
    Chaff(
        "copies-from-the-span",
        meantFor: "failure-in-a-dropped-trace-leaves-a-span",
        subject: .solution.with(recordFailure: CopiesFromTheSpan.recordFailure)
    ),
    Chaff(
        "continues-the-dropped-trace",
        meantFor: "failure-is-a-trace-of-its-own",
        subject: .solution.with(recordFailure: ContinuesTheDroppedTrace.recordFailure)
    ),
    Chaff(
        "links-to-nothing",
        meantFor: "failure-links-to-the-dropped-span",
        subject: .solution.with(recordFailure: LinksToNothing.recordFailure)
    ),
    Chaff(
        "links-to-itself",
        meantFor: "failure-links-to-the-dropped-span",
        subject: .solution.with(recordFailure: LinksToItself.recordFailure)
    ),
    Chaff(
        "records-every-failure-twice",
        meantFor: "failure-in-a-kept-trace-is-recorded-once",
        subject: .solution.with(recordFailure: RecordsEveryFailureTwice.recordFailure)
    ),
]
