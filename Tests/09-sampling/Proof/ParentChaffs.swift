import Grading

@testable import Lab09Checks

/// Wrong submissions of `ParentSampler.swift` and of `makeSampler`, in the order of the checks that they are made for.
let parentChaffs: [Chaff<Lab09Subject>] = [
    Chaff(
        "compares-the-whole-flags",
        meantFor: "child-of-a-kept-parent-is-kept",
        alsoFails: ["no-trace-is-cut-in-half"],
        subject: .solution.with(parent: { ComparesTheWholeFlags.ParentSampler(root: $0) })
    ),
    Chaff(
        "trusts-only-itself",
        meantFor: "child-of-a-dropped-parent-is-dropped",
        alsoFails: [
            "child-of-a-kept-parent-is-kept", "no-trace-is-cut-in-half", "root-sampler-is-not-asked-about-children",
        ],
        subject: .solution.with(parent: { TrustsOnlyItself.ParentSampler(root: $0) })
    ),
    Chaff(
        "keeps-every-child",
        meantFor: "child-of-a-dropped-parent-is-dropped",
        alsoFails: ["no-trace-is-cut-in-half"],
        subject: .solution.with(parent: { KeepsEveryChild.ParentSampler(root: $0) })
    ),
    Chaff(
        "keeps-every-root",
        meantFor: "root-sampler-decides-about-new-traces",
        alsoFails: ["rate-setting-goes-by-the-given-clock", "setting-decides-about-new-traces"],
        subject: .solution.with(parent: { KeepsEveryRoot.ParentSampler(root: $0) })
    ),
    Chaff(
        "takes-only-the-decision",
        meantFor: "root-sampler-decides-about-new-traces",
        subject: .solution.with(parent: { TakesOnlyTheDecision.ParentSampler(root: $0) })
    ),
    Chaff(
        "asks-the-root-about-everybody",
        meantFor: "root-sampler-is-not-asked-about-children",
        subject: .solution.with(parent: { AsksTheRootAboutEverybody.ParentSampler(root: $0) })
    ),
    Chaff(
        "empties-the-tracestate",
        meantFor: "parents-tracestate-is-left-alone",
        subject: .solution.with(parent: { EmptiesTheTracestate.ParentSampler(root: $0) })
    ),
    Chaff(
        "every-service-decides",
        meantFor: "no-trace-is-cut-in-half",
        subject: .solution.with(sampler: EveryServiceDecides.makeSampler)
    ),
    Chaff(
        "keeps-what-it-likes",
        meantFor: "setting-decides-about-new-traces",
        alsoFails: ["rate-setting-goes-by-the-given-clock"],
        subject: .solution.with(sampler: KeepsWhatItLikes.makeSampler)
    ),
]
