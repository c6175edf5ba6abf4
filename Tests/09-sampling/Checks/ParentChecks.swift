import Grading
import OTel
import Synchronization
import Tracing

private let cutInHalf =
    "A trace that some services keep and others drop is cut in half, and the missing half is the one you need."

/// Step 4: the parent's decision.
let parentChecks: [Check<Lab09Subject>] = [
    Check("child-of-a-kept-parent-is-kept", "A span whose parent is sampled is sampled", step: 4, points: 2) {
        subject,
        bench in
        let sampler = subject.parent(AlwaysOffSampler())
        for flags in [TraceFlags.sampled, [.sampled, .random]] {
            for isRemote in [true, false] {
                let parent = try bench.parent(flags: flags, isRemote: isRemote)
                guard !sampler.askAboutChild(of: parent).isKept else { continue }
                throw Feedback(
                    flags == .sampled
                        ? "The parent's sampled bit is 1, and the span was dropped."
                        : "The parent's flags are 03: sampled, and random. The span was dropped: flags are bits, "
                            + "and the other one says nothing about sampling.",
                    picture: sketch(parent),
                    why: cutInHalf
                )
            }
        }
    },

    Check("child-of-a-dropped-parent-is-dropped", "A span whose parent is not sampled is not", step: 4, points: 2) {
        subject,
        bench in
        let sampler = subject.parent(AlwaysOnSampler())
        for flags in [TraceFlags(), .random] {
            for isRemote in [true, false] {
                let parent = try bench.parent(flags: flags, isRemote: isRemote)
                guard sampler.askAboutChild(of: parent).isKept else { continue }
                throw Feedback(
                    isRemote
                        ? "The parent in another service is not sampled, and the span was kept."
                        : "The parent in this service is not sampled, and the span was kept.",
                    picture: sketch(parent),
                    why: cutInHalf
                )
            }
        }
    },

    Check("root-sampler-decides-about-new-traces", "A new trace is as the root sampler says", step: 4) {
        subject,
        bench in
        let state = try bench.parent(flags: [], traceState: ["ot": "th:8", "congo": bench.word("t61")]).traceState
        let attribute = SpanAttribute.string(bench.word("rule"))
        for decision in [SamplingResult.Decision.drop, .recordAndSample] {
            let root = FixedSampler(
                result: SamplingResult(decision: decision, attributes: ["rule": attribute], traceState: state)
            )
            let got = subject.parent(root).askAboutRoot(bench.traceID())
            guard got.decision != decision || got.traceState != state || got.attributes.get("rule") != attribute else {
                continue
            }
            throw Feedback(
                got.decision != decision
                    ? "The root sampler's decision about a new trace was not taken."
                    : "The decision is the root sampler's, but not what it gave along with it: return its result as it is.",
                picture: [
                    "expected  \(root.result.word), tracestate \(state.text), attribute rule",
                    "got       \(got.word), tracestate \(got.traceState.text), "
                        + (got.attributes.get("rule") == attribute ? "attribute rule" : "no attribute"),
                ],
                why: "Without its tracestate a kept trace does not say how many it stands for."
            )
        }
    },

    Check(
        "root-sampler-is-not-asked-about-children",
        "About spans with a parent the root sampler is not asked",
        step: 4
    ) { subject, bench in
        let root = FixedSampler(result: SamplingResult(decision: .recordAndSample, traceState: TraceState()))
        let sampler = subject.parent(root)
        for flags in [TraceFlags.random, [.sampled, .random]] {
            _ = sampler.askAboutChild(of: try bench.parent(flags: flags))
        }
        let asked = root.asked.withLock { $0 }
        guard asked > 0 else { return }
        throw Feedback(
            "The root sampler was asked about \(asked) of 2 spans that have a parent.",
            picture: ["expected  asked about new traces only", "got       asked about children too"],
            why:
                "A sampler that keeps some traces a second counts what it is asked about: its budget is gone with a few "
                + "traces of many spans."
        )
    },

    Check("parents-tracestate-is-left-alone", "A child carries its parent's tracestate, unchanged", step: 4) {
        subject,
        bench in
        let sampler = subject.parent(AlwaysOnSampler())
        for flags in [TraceFlags.random, [.sampled, .random]] {
            let parent = try bench.parent(
                flags: flags,
                traceState: ["congo": bench.word("t61"), "ot": "rv:ffffffffffff07;th:8", "rojo": "1"]
            )
            let got = sampler.askAboutChild(of: parent).traceState
            guard got != parent.traceState else { continue }
            throw Feedback(
                got.isEmpty ? "The parent's tracestate was lost." : "The parent's tracestate was changed.",
                picture: ["expected  \(parent.traceState.text)", "got       \(got.text)"],
                why:
                    "The threshold of the trace and what other tracing systems wrote are in there, for all spans of it."
            )
        }
    },
]

private func sketch(_ parent: SpanContext) -> [String] {
    [
        "parent    traceparent \(WireTraceparent.text(of: parent))",
        "sampled   " + String(repeating: " ", count: 66) + "^",
    ]
}

/// Gives one answer, and counts how often it is asked.
private final class FixedSampler: Sampler {
    let result: SamplingResult
    let asked = Mutex(0)

    init(result: SamplingResult) {
        self.result = result
    }

    var description: String { "FixedSampler" }

    func shouldSample(_ parameters: SamplingParameters) -> SamplingResult {
        asked.withLock { $0 += 1 }
        return result
    }
}
