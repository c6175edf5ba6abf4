import Grading

@testable import Lab09Checks

/// Wrong submissions of `RateWindow.swift`, and of the rate in `makeSampler`, in the order of the checks that they are made for.
let rateChaffs: [Chaff<Lab09Subject>] = [
    Chaff(
        "waits-for-the-first-second",
        meantFor: "quiet-service-keeps-every-trace",
        alsoFails: ["rate-setting-goes-by-the-given-clock"],
        subject: .solution.with(window: WaitsForTheFirstSecond.RateWindow.self)
    ),
    Chaff(
        "takes-a-tenth-for-a-second",
        meantFor: "steady-load-keeps-about-the-rate",
        alsoFails: ["rush-is-bounded"],
        subject: .solution.with(window: TakesATenthForASecond.RateWindow.self)
    ),
    Chaff(
        "waits-for-the-next-second",
        meantFor: "rush-is-bounded",
        subject: .solution.with(window: WaitsForTheNextSecond.RateWindow.self)
    ),
    Chaff(
        "falls-too-slowly",
        meantFor: "rush-is-bounded",
        subject: .solution.with(window: FallsTooSlowly.RateWindow.self)
    ),
    Chaff(
        "never-forgets-a-rush",
        meantFor: "after-a-rush-every-trace-is-kept-again",
        subject: .solution.with(window: NeverForgetsARush.RateWindow.self)
    ),
    Chaff(
        "keeps-the-first-ones",
        meantFor: "kept-traces-stand-for-all",
        subject: .solution.with(window: KeepsTheFirstOnes.RateWindow.self)
    ),
    Chaff(
        "asks-another-clock",
        meantFor: "rate-setting-goes-by-the-given-clock",
        subject: .solution.with(sampler: AsksAnotherClock.makeSampler)
    ),
]

extension WaitsForTheFirstSecond.RateWindow: RateWindowing {}
extension TakesATenthForASecond.RateWindow: RateWindowing {}
extension WaitsForTheNextSecond.RateWindow: RateWindowing {}
extension FallsTooSlowly.RateWindow: RateWindowing {}
extension NeverForgetsARush.RateWindow: RateWindowing {}
extension KeepsTheFirstOnes.RateWindow: RateWindowing {}
