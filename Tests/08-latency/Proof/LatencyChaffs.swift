import Grading

@testable import Lab08Checks

/// Wrong submissions of `Latency.swift`, in the order of the checks that they are made for.
let latencyChaffs: [Chaff<Lab08Subject>] = [
    .latency(
        "waits-until-the-handler-ends",
        WaitsUntilTheHandlerEnds.hopLatency,
        meantFor: "queue-time-runs-from-the-record-to-its-handler",
        alsoFails: [
            "record-from-the-future-has-no-queue-time", "clock-skew-is-flagged", "process-span-carries-the-figures",
            "skewed-message-is-flagged-on-its-span", "failed-handler-is-measured-on-its-span",
            "queue-time-is-recorded-in-seconds", "skewed-message-stays-out-of-the-histogram",
        ]
    ),
    .latency(
        "takes-milliseconds-for-seconds",
        TakesMillisecondsForSeconds.hopLatency,
        meantFor: "queue-time-runs-from-the-record-to-its-handler",
        alsoFails: [
            "process-span-carries-the-figures", "skewed-message-is-flagged-on-its-span",
            "failed-handler-is-measured-on-its-span", "queue-time-is-recorded-in-seconds",
            "skewed-message-stays-out-of-the-histogram",
        ]
    ),
    .latency(
        "takes-milliseconds-for-nanoseconds",
        TakesMillisecondsForNanoseconds.hopLatency,
        meantFor: "queue-time-runs-from-the-record-to-its-handler",
        alsoFails: [
            "record-from-the-future-has-no-queue-time", "clock-skew-is-flagged", "clocks-that-agree-are-not-flagged",
            "process-span-carries-the-figures", "skewed-message-is-flagged-on-its-span",
            "failed-handler-is-measured-on-its-span", "queue-time-is-recorded-in-seconds",
            "skewed-message-stays-out-of-the-histogram", "skewed-messages-are-counted",
        ]
    ),
    .latency(
        "counts-the-queue-for-the-handler",
        CountsTheQueueForTheHandler.hopLatency,
        meantFor: "handler-time-is-the-handlers-alone",
        alsoFails: [
            "clock-set-back-during-a-handler-is-flagged", "end-to-end-runs-from-the-origin-to-the-end-of-the-handler",
            "process-span-carries-the-figures", "failed-handler-is-measured-on-its-span",
            "process-duration-is-recorded-in-seconds", "failed-handler-is-recorded-with-its-error-type",
        ]
    ),
    .latency(
        "takes-nanoseconds-for-microseconds",
        TakesNanosecondsForMicroseconds.hopLatency,
        meantFor: "handler-time-is-the-handlers-alone",
        alsoFails: [
            "record-without-a-timestamp-has-no-queue-time", "skew-costs-only-the-figure-that-it-touches",
            "end-to-end-runs-from-the-origin-to-the-end-of-the-handler", "process-span-carries-the-figures",
            "unknown-figures-are-absent", "skewed-message-is-flagged-on-its-span",
            "failed-handler-is-measured-on-its-span", "process-duration-is-recorded-in-seconds",
            "failed-handler-is-recorded-with-its-error-type",
        ]
    ),
    .latency("reads-only-create-times", ReadsOnlyCreateTimes.hopLatency, meantFor: "both-kinds-of-timestamp-are-read"),
    .latency(
        "takes-no-timestamp-for-the-epoch",
        TakesNoTimestampForTheEpoch.hopLatency,
        meantFor: "record-without-a-timestamp-has-no-queue-time",
        alsoFails: ["unknown-figures-are-absent", "skewed-message-stays-out-of-the-histogram"]
    ),
    .latency(
        "takes-no-timestamp-for-no-wait",
        TakesNoTimestampForNoWait.hopLatency,
        meantFor: "record-without-a-timestamp-has-no-queue-time",
        alsoFails: ["unknown-figures-are-absent", "skewed-message-stays-out-of-the-histogram"]
    ),
    .latency(
        "records-a-negative-time",
        RecordsANegativeTime.hopLatency,
        meantFor: "record-from-the-future-has-no-queue-time",
        alsoFails: ["skewed-message-is-flagged-on-its-span"]
    ),
    .latency(
        "cuts-off-the-sign",
        CutsOffTheSign.hopLatency,
        meantFor: "record-from-the-future-has-no-queue-time",
        alsoFails: [
            "clock-skew-is-flagged", "skewed-message-is-flagged-on-its-span",
            "skewed-message-stays-out-of-the-histogram", "skewed-messages-are-counted",
        ]
    ),
    .latency(
        "raises-to-zero-without-a-flag",
        RaisesToZeroWithoutAFlag.hopLatency,
        meantFor: "record-from-the-future-has-no-queue-time",
        alsoFails: [
            "clock-skew-is-flagged", "skewed-message-is-flagged-on-its-span",
            "skewed-message-stays-out-of-the-histogram", "skewed-messages-are-counted",
        ]
    ),
    .latency(
        "raises-to-zero",
        RaisesToZero.hopLatency,
        meantFor: "record-from-the-future-has-no-queue-time",
        alsoFails: ["skewed-message-is-flagged-on-its-span", "skewed-message-stays-out-of-the-histogram"]
    ),
    .latency(
        "forgets-the-flag",
        ForgetsTheFlag.hopLatency,
        meantFor: "clock-skew-is-flagged",
        alsoFails: [
            "clock-set-back-during-a-handler-is-flagged", "origin-in-the-future-is-flagged",
            "skewed-message-is-flagged-on-its-span", "skewed-messages-are-counted",
        ]
    ),
    .latency(
        "flags-with-a-negative-number",
        FlagsWithANegativeNumber.hopLatency,
        meantFor: "clock-skew-is-flagged",
        alsoFails: [
            "clock-set-back-during-a-handler-is-flagged", "origin-in-the-future-is-flagged",
            "skewed-message-is-flagged-on-its-span",
        ]
    ),
    .latency(
        "flags-every-message",
        FlagsEveryMessage.hopLatency,
        meantFor: "clocks-that-agree-are-not-flagged",
        alsoFails: [
            "record-without-a-timestamp-has-no-queue-time", "unknown-figures-are-absent",
            "skewed-message-is-flagged-on-its-span", "skewed-messages-are-counted",
        ]
    ),
    .latency("distrusts-zero", DistrustsZero.hopLatency, meantFor: "clocks-that-agree-are-not-flagged"),
    .latency(
        "gives-up-on-skewed-records",
        GivesUpOnSkewedRecords.hopLatency,
        meantFor: "skew-costs-only-the-figure-that-it-touches",
        alsoFails: ["skewed-message-is-flagged-on-its-span"]
    ),
    .latency(
        "trusts-its-own-clock",
        TrustsItsOwnClock.hopLatency,
        meantFor: "clock-set-back-during-a-handler-is-flagged"
    ),
    .latency(
        "measures-from-the-last-hop",
        MeasuresFromTheLastHop.hopLatency,
        meantFor: "end-to-end-runs-from-the-origin-to-the-end-of-the-handler",
        alsoFails: [
            "missing-origin-gives-no-end-to-end-time", "malformed-origin-gives-no-end-to-end-time",
            "origin-in-the-future-is-flagged", "process-span-carries-the-figures",
        ]
    ),
    .latency(
        "ends-before-the-handler",
        EndsBeforeTheHandler.hopLatency,
        meantFor: "end-to-end-runs-from-the-origin-to-the-end-of-the-handler",
        alsoFails: ["process-span-carries-the-figures"]
    ),
    .latency(
        "takes-the-origin-for-nanoseconds",
        TakesTheOriginForNanoseconds.hopLatency,
        meantFor: "end-to-end-runs-from-the-origin-to-the-end-of-the-handler",
        alsoFails: ["origin-in-the-future-is-flagged", "process-span-carries-the-figures"]
    ),
    .latency(
        "falls-back-to-the-record",
        FallsBackToTheRecord.hopLatency,
        meantFor: "missing-origin-gives-no-end-to-end-time"
    ),
    .latency(
        "trusts-an-origin-from-the-future",
        TrustsAnOriginFromTheFuture.hopLatency,
        meantFor: "origin-in-the-future-is-flagged"
    ),
    .latency("records-a-negative-path", RecordsANegativePath.hopLatency, meantFor: "origin-in-the-future-is-flagged"),
    .latency(
        "forgets-to-flag-the-origin",
        ForgetsToFlagTheOrigin.hopLatency,
        meantFor: "origin-in-the-future-is-flagged"
    ),
]

extension Chaff where Subject == Lab08Subject {
    fileprivate static func latency(
        _ name: String,
        _ part: @escaping AssembledConsumer.Latency,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(name, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(latency: part))
    }
}
