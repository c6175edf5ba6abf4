import Grading
import Kafka

@testable import Lab08Checks

/// Wrong submissions of `OriginTime.swift`, in the order of the checks that they are made for.
let originChaffs: [Chaff<Lab08Subject>] = [
    .origin(
        "forgets-the-origin",
        ForgetsTheOrigin.carryOrigin,
        ForgetsTheOrigin.originTime,
        meantFor: "origin-is-stamped-where-the-path-begins"
    ),
    .origin(
        "writes-nanoseconds",
        WritesNanoseconds.carryOrigin,
        WritesNanoseconds.originTime,
        meantFor: "origin-is-stamped-where-the-path-begins"
    ),
    .origin(
        "writes-seconds",
        WritesSeconds.carryOrigin,
        WritesSeconds.originTime,
        meantFor: "origin-is-stamped-where-the-path-begins"
    ),
    .origin(
        "writes-binary",
        WritesBinary.carryOrigin,
        WritesBinary.originTime,
        meantFor: "origin-is-stamped-where-the-path-begins"
    ),
    .origin(
        "overwrites-the-origin-on-each-hop",
        OverwritesTheOriginOnEachHop.carryOrigin,
        OverwritesTheOriginOnEachHop.originTime,
        meantFor: "origin-travels-on-unchanged",
        alsoFails: ["origin-is-not-made-up-on-the-way"]
    ),
    .origin(
        "adds-an-origin-on-each-hop",
        AddsAnOriginOnEachHop.carryOrigin,
        AddsAnOriginOnEachHop.originTime,
        meantFor: "origin-travels-on-unchanged",
        alsoFails: ["origin-is-not-made-up-on-the-way"]
    ),
    .origin(
        "repeats-the-origin",
        RepeatsTheOrigin.carryOrigin,
        RepeatsTheOrigin.originTime,
        meantFor: "origin-travels-on-unchanged"
    ),
    .origin(
        "drops-the-origin-on-the-way",
        DropsTheOriginOnTheWay.carryOrigin,
        DropsTheOriginOnTheWay.originTime,
        meantFor: "origin-travels-on-unchanged"
    ),
    .origin(
        "makes-up-an-origin",
        MakesUpAnOrigin.carryOrigin,
        MakesUpAnOrigin.originTime,
        meantFor: "origin-is-not-made-up-on-the-way"
    ),
    .origin(
        "replaces-an-origin-that-it-cannot-read",
        ReplacesAnOriginThatItCannotRead.carryOrigin,
        ReplacesAnOriginThatItCannotRead.originTime,
        meantFor: "origin-is-not-made-up-on-the-way"
    ),
    .origin(
        "drops-other-headers",
        DropsOtherHeaders.carryOrigin,
        DropsOtherHeaders.originTime,
        meantFor: "other-headers-are-left-alone"
    ),
    .origin(
        "inherits-all-headers",
        InheritsAllHeaders.carryOrigin,
        InheritsAllHeaders.originTime,
        meantFor: "other-headers-are-left-alone"
    ),
    .origin(
        "counts-from-the-epoch",
        CountsFromTheEpoch.carryOrigin,
        CountsFromTheEpoch.originTime,
        meantFor: "malformed-origin-gives-no-end-to-end-time"
    ),
    .origin(
        "accepts-negative-numbers",
        AcceptsNegativeNumbers.carryOrigin,
        AcceptsNegativeNumbers.originTime,
        meantFor: "malformed-origin-gives-no-end-to-end-time"
    ),
    .origin(
        "takes-the-last-of-two",
        TakesTheLastOfTwo.carryOrigin,
        TakesTheLastOfTwo.originTime,
        meantFor: "malformed-origin-gives-no-end-to-end-time"
    ),
    .origin(
        "reads-the-digits-that-it-finds",
        ReadsTheDigitsThatItFinds.carryOrigin,
        ReadsTheDigitsThatItFinds.originTime,
        meantFor: "malformed-origin-gives-no-end-to-end-time"
    ),
]

extension Chaff where Subject == Lab08Subject {
    fileprivate static func origin(
        _ name: String,
        _ carryOrigin: @escaping @Sendable ([KafkaHeader], KafkaConsumerMessage?, UInt64) -> [KafkaHeader],
        _ originTime: @escaping @Sendable ([KafkaHeader]) -> Int64?,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(
            name,
            meantFor: meantFor,
            alsoFails: alsoFails,
            subject: .solution.with(carryOrigin: carryOrigin, originTime: originTime)
        )
    }
}
