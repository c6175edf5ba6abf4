import Grading

@testable import Lab08Checks

/// Wrong submissions of `LatencyAttributes.swift` or `TimedConsumer.swift`, in the order of the checks that they are made for.
let spanChaffs: [Chaff<Lab08Subject>] = [
    .attributes(
        "writes-seconds-on-the-span",
        WritesSecondsOnTheSpan.latencyAttributes,
        meantFor: "process-span-carries-the-figures",
        alsoFails: [
            "unknown-figures-are-absent", "skewed-message-is-flagged-on-its-span",
            "failed-handler-is-measured-on-its-span",
        ]
    ),
    .consumer(
        SetsNoFigures.TimedConsumer.self,
        meantFor: "process-span-carries-the-figures",
        alsoFails: [
            "unknown-figures-are-absent", "skewed-message-is-flagged-on-its-span",
            "queue-time-says-whose-clock-it-began-by", "failed-handler-is-measured-on-its-span",
        ]
    ),
    .consumer(
        ReadsTheClockTooLate.TimedConsumer.self,
        meantFor: "process-span-carries-the-figures",
        alsoFails: [
            "unknown-figures-are-absent", "skewed-message-is-flagged-on-its-span",
            "failed-handler-is-measured-on-its-span", "process-duration-is-recorded-in-seconds",
            "failed-handler-is-recorded-with-its-error-type", "queue-time-is-recorded-in-seconds",
            "skewed-message-stays-out-of-the-histogram",
        ]
    ),
    .attributes(
        "writes-zero-for-unknown",
        WritesZeroForUnknown.latencyAttributes,
        meantFor: "unknown-figures-are-absent",
        alsoFails: ["skewed-message-is-flagged-on-its-span"]
    ),
    .attributes(
        "forgets-the-flag-on-the-span",
        ForgetsTheFlagOnTheSpan.latencyAttributes,
        meantFor: "skewed-message-is-flagged-on-its-span"
    ),
    .attributes(
        "flags-every-span",
        FlagsEverySpan.latencyAttributes,
        meantFor: "skewed-message-is-flagged-on-its-span",
        alsoFails: ["unknown-figures-are-absent"]
    ),
    .attributes(
        "takes-every-timestamp-for-a-create-time",
        TakesEveryTimestampForACreateTime.latencyAttributes,
        meantFor: "queue-time-says-whose-clock-it-began-by"
    ),
    .consumer(
        MeasuresSuccessOnly.TimedConsumer.self,
        meantFor: "failed-handler-is-measured-on-its-span",
        alsoFails: ["failed-handler-is-recorded-with-its-error-type", "queue-time-is-recorded-in-seconds"]
    ),
    .consumer(ForgetsTheErrorType.TimedConsumer.self, meantFor: "failed-handler-is-measured-on-its-span"),
    .consumer(SwallowsTheError.TimedConsumer.self, meantFor: "failed-message-is-thrown-on-and-stays-uncommitted"),
]

extension Chaff where Subject == Lab08Subject {
    fileprivate static func attributes(
        _ name: String,
        _ part: @escaping AssembledConsumer.Attributes,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(name, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(attributes: part))
    }

    fileprivate static func consumer<Part: ConsumerPart>(
        _ type: Part.Type,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(of: type, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(consumer: type))
    }
}

extension ForgetsTheErrorType.TimedConsumer: ConsumerPart {}
extension MeasuresSuccessOnly.TimedConsumer: ConsumerPart {}
extension ReadsTheClockTooLate.TimedConsumer: ConsumerPart {}
extension SetsNoFigures.TimedConsumer: ConsumerPart {}
extension SwallowsTheError.TimedConsumer: ConsumerPart {}
