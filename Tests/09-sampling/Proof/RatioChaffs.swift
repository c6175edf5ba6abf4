import Grading

@testable import Lab09Checks

/// Wrong submissions of `RatioSampler.swift`, in the order of the checks that they are made for.
let ratioChaffs: [Chaff<Lab09Subject>] = [
    Chaff(
        "keeps-the-rest",
        meantFor: "ratio-keeps-its-share",
        alsoFails: [
            "after-a-rush-every-trace-is-kept-again", "decision-is-by-the-last-fourteen-digits",
            "explicit-randomness-decides", "kept-trace-says-its-threshold", "kept-traces-stand-for-all",
            "quiet-service-keeps-every-trace", "rate-setting-goes-by-the-given-clock", "ratio-zero-and-one-are-exact",
            "rush-is-bounded", "setting-decides-about-new-traces", "steady-load-keeps-about-the-rate",
            "threshold-itself-is-kept", "threshold-on-the-wire-is-the-one-decided-by",
        ],
        subject: .solution.with(decide: KeepsTheRest.decide)
    ),
    Chaff(
        "decides-by-the-first-digits",
        meantFor: "decision-is-by-the-last-fourteen-digits",
        alsoFails: [
            "setting-decides-about-new-traces", "threshold-itself-is-kept",
            "threshold-on-the-wire-is-the-one-decided-by",
        ],
        subject: .solution.with(decide: DecidesByTheFirstDigits.decide)
    ),
    Chaff(
        "decides-by-sixteen-digits",
        meantFor: "decision-is-by-the-last-fourteen-digits",
        alsoFails: [
            "setting-decides-about-new-traces", "threshold-itself-is-kept",
            "threshold-on-the-wire-is-the-one-decided-by",
        ],
        subject: .solution.with(decide: DecidesBySixteenDigits.decide)
    ),
    Chaff(
        "rolls-dice",
        meantFor: "decision-is-by-the-last-fourteen-digits",
        alsoFails: [
            "explicit-randomness-decides", "setting-decides-about-new-traces", "threshold-itself-is-kept",
            "threshold-on-the-wire-is-the-one-decided-by",
        ],
        subject: .solution.with(decide: RollsDice.decide)
    ),
    Chaff(
        "rejects-the-threshold",
        meantFor: "threshold-itself-is-kept",
        alsoFails: ["ratio-zero-and-one-are-exact", "threshold-on-the-wire-is-the-one-decided-by"],
        subject: .solution.with(decide: RejectsTheThreshold.decide)
    ),
    Chaff(
        "cuts-the-threshold-to-size",
        meantFor: "ratio-zero-and-one-are-exact",
        subject: .solution.with(decide: CutsTheThresholdToSize.decide)
    ),
    Chaff(
        "lets-not-a-number-through",
        meantFor: "ratio-that-is-no-share-is-refused",
        subject: .solution.with(check: { try LetsNotANumberThrough.RatioSampler(ratio: $0).ratio })
    ),
    Chaff(
        "clamps-the-ratio",
        meantFor: "ratio-that-is-no-share-is-refused",
        subject: .solution.with(check: { try ClampsTheRatio.RatioSampler(ratio: $0).ratio })
    ),
    Chaff(
        "writes-no-threshold",
        meantFor: "kept-trace-says-its-threshold",
        alsoFails: [
            "dropped-trace-says-no-threshold", "kept-traces-stand-for-all",
            "threshold-on-the-wire-is-the-one-decided-by",
        ],
        subject: .solution.with(decide: WritesNoThreshold.decide)
    ),
    Chaff(
        "writes-the-ratio",
        meantFor: "kept-trace-says-its-threshold",
        alsoFails: ["kept-traces-stand-for-all", "threshold-on-the-wire-is-the-one-decided-by"],
        subject: .solution.with(decide: WritesTheRatio.decide)
    ),
    Chaff(
        "forgets-the-zero-in-front",
        meantFor: "kept-trace-says-its-threshold",
        subject: .solution.with(decide: ForgetsTheZeroInFront.decide)
    ),
    Chaff(
        "rounds-only-on-the-wire",
        meantFor: "threshold-on-the-wire-is-the-one-decided-by",
        subject: .solution.with(decide: RoundsOnlyOnTheWire.decide)
    ),
    Chaff(
        "writes-a-threshold-on-everything",
        meantFor: "dropped-trace-says-no-threshold",
        subject: .solution.with(decide: WritesAThresholdOnEverything.decide)
    ),
    Chaff(
        "keeps-the-old-threshold",
        meantFor: "dropped-trace-says-no-threshold",
        subject: .solution.with(decide: KeepsTheOldThreshold.decide)
    ),
    Chaff(
        "overwrites-the-tracestate",
        meantFor: "other-tracestate-survives",
        subject: .solution.with(decide: OverwritesTheTracestate.decide)
    ),
    Chaff(
        "overwrites-the-subkeys",
        meantFor: "other-tracestate-survives",
        subject: .solution.with(decide: OverwritesTheSubkeys.decide)
    ),
    Chaff(
        "ignores-the-explicit-randomness",
        meantFor: "explicit-randomness-decides",
        subject: .solution.with(decide: IgnoresTheExplicitRandomness.decide)
    ),
]
