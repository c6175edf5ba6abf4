import Grading

@testable import Lab08Checks
@testable import Lab08Solution

/// Wrong submissions of `Diagnosis.swift`, in the order of the checks that they are made for.
let diagnosisChaffs: [Chaff<Lab08Subject>] = [
    .diagnosis("trusts-the-longest", TrustsTheLongest.diagnose, meantFor: "healthy-group-is-left-alone"),
    .diagnosis(
        "fears-every-backlog",
        FearsEveryBacklog.diagnose,
        meantFor: "healthy-group-is-left-alone",
        alsoFails: ["stuck-partition-is-recognised", "partition-that-handles-nothing-is-seen"]
    ),
    .diagnosis(
        "blames-the-handler",
        BlamesTheHandler.diagnose,
        meantFor: "slow-consumer-is-recognised",
        alsoFails: ["consumers-share-the-time"]
    ),
    .diagnosis(
        "blames-the-consumer",
        BlamesTheConsumer.diagnose,
        meantFor: "slow-handler-is-recognised",
        alsoFails: ["backlog-that-was-worked-off-counts", "idle-partition-is-no-evidence"]
    ),
    .diagnosis(
        "compares-the-handler-with-the-limit",
        ComparesTheHandlerWithTheLimit.diagnose,
        meantFor: "slow-handler-is-recognised",
        alsoFails: [
            "slow-consumer-is-recognised", "backlog-that-was-worked-off-counts", "idle-partition-is-no-evidence",
        ]
    ),
    .diagnosis(
        "swaps-the-two",
        SwapsTheTwo.diagnose,
        meantFor: "slow-handler-is-recognised",
        alsoFails: [
            "slow-consumer-is-recognised", "backlog-that-was-worked-off-counts", "idle-partition-is-no-evidence",
            "consumers-share-the-time",
        ]
    ),
    .diagnosis(
        "looks-at-the-mean-of-all-partitions",
        LooksAtTheMeanOfAllPartitions.diagnose,
        meantFor: "stuck-partition-is-recognised",
        alsoFails: ["partition-that-handles-nothing-is-seen"]
    ),
    .diagnosis("names-one-stuck-partition", NamesOneStuckPartition.diagnose, meantFor: "stuck-partition-is-recognised"),
    .diagnosis(
        "names-the-healthy-partitions",
        NamesTheHealthyPartitions.diagnose,
        meantFor: "stuck-partition-is-recognised",
        alsoFails: ["partition-that-handles-nothing-is-seen"]
    ),
    .diagnosis(
        "looks-at-the-histogram-only",
        LooksAtTheHistogramOnly.diagnose,
        meantFor: "partition-that-handles-nothing-is-seen"
    ),
    .diagnosis(
        "skips-what-was-not-handled",
        SkipsWhatWasNotHandled.diagnose,
        meantFor: "partition-that-handles-nothing-is-seen"
    ),
    .diagnosis(
        "looks-at-the-backlog-only",
        LooksAtTheBacklogOnly.diagnose,
        meantFor: "backlog-that-was-worked-off-counts"
    ),
    .diagnosis(
        "counts-idle-partitions-as-fine",
        CountsIdlePartitionsAsFine.diagnose,
        meantFor: "idle-partition-is-no-evidence"
    ),
    .diagnosis("forgets-the-other-consumers", ForgetsTheOtherConsumers.diagnose, meantFor: "consumers-share-the-time"),
]

extension Chaff where Subject == Lab08Subject {
    fileprivate static func diagnosis(
        _ name: String,
        _ part: @escaping @Sendable (GroupFigures) -> Diagnosis,
        meantFor: String,
        alsoFails: Set<String> = []
    ) -> Chaff {
        Chaff(name, meantFor: meantFor, alsoFails: alsoFails, subject: .solution.with(diagnose: part))
    }
}
