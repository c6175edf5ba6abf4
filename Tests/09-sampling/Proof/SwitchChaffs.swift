import Grading

@testable import Lab09Checks

/// Wrong submissions of `makeTracer`, in the order of the checks that they are made for.
let switchChaffs: [Chaff<Lab09Subject>] = [
    Chaff(
        "forgets-the-sampler",
        meantFor: "enabled-service-asks-its-sampler",
        subject: .solution.with(tracer: ForgetsTheSampler.makeTracer)
    ),
    Chaff(
        "ignores-the-switch",
        meantFor: "disabled-service-records-nothing",
        alsoFails: ["disabled-service-passes-the-context-on-untouched", "only-true-switches-tracing-off"],
        subject: .solution.with(tracer: IgnoresTheSwitch.makeTracer)
    ),
    Chaff(
        "drops-instead",
        meantFor: "disabled-service-passes-the-context-on-untouched",
        subject: .solution.with(tracer: DropsInstead.makeTracer)
    ),
    Chaff(
        "switches-propagation-off",
        meantFor: "disabled-service-passes-the-context-on-untouched",
        subject: .solution.with(tracer: SwitchesPropagationOff.makeTracer)
    ),
    Chaff(
        "drops-the-baggage",
        meantFor: "disabled-service-passes-the-context-on-untouched",
        subject: .solution.with(tracer: DropsTheBaggage.makeTracer)
    ),
    Chaff(
        "reads-only-lowercase",
        meantFor: "only-true-switches-tracing-off",
        subject: .solution.with(tracer: ReadsOnlyLowercase.makeTracer)
    ),
    Chaff(
        "takes-any-value-for-true",
        meantFor: "only-true-switches-tracing-off",
        subject: .solution.with(tracer: TakesAnyValueForTrue.makeTracer)
    ),
]
