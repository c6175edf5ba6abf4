import Grading
import OTel

/// Step 1: the decision, by the trace's id.
let ratioChecks: [Check<Lab09Subject>] = [
    Check("ratio-keeps-its-share", "Of 20,000 traces the share of the ratio is kept", step: 1) { subject, bench in
        let ratio = Double(bench.number(in: 50...350)) / 1000
        let count = 20_000
        let sampler = try subject.ratio(ratio)
        var ids = TraceIDs(bench)
        let kept = (0..<count).count { _ in sampler.askAboutRoot(ids.next()).isKept }
        let share = Double(kept) / Double(count)
        let margin = Chance.margin(ofShareAmong: count)
        guard abs(share - ratio) > margin else { return }
        throw Feedback(
            abs(share - (1 - ratio)) <= margin
                ? "The sampler keeps what it should drop: R must be at least T, not below it. \(Chance.text)"
                : "The sampler does not keep the share that it was told to. \(Chance.text)",
            picture: [
                "traces    \(count)",
                "expected  \(Int(ratio * Double(count))), off by \(Int(margin * Double(count))) at most: ratio \(ratio)",
                "got       \(kept)",
            ],
            why: "The ratio is what the bill for storage was worked out with."
        )
    },

    Check(
        "decision-is-by-the-last-fourteen-digits",
        "The last 14 digits of the trace id decide, and nothing else",
        step: 1,
        points: 2
    ) { subject, bench in
        let ratio = bench.pick([0.5, 0.25, 0.125, 0.75])
        let sampler = try subject.ratio(ratio)
        let threshold = rejectionThreshold(of: ratio)
        let why = "Services that decide by different digits, or by chance, each keep other traces: all of them are cut."
        let probe = bench.traceID()
        // Where chance decides, a thousand equal answers have odds of (7/8)^1000, below 10^-57.
        guard Set((0..<1000).map { _ in sampler.askAboutRoot(probe).isKept }).count == 1 else {
            throw Feedback(
                "The same trace id was kept at one time and dropped at another: something else than the id decides.",
                picture: ["trace id  \(probe)", "ratio     \(ratio)"],
                why: why
            )
        }
        for _ in 0..<100 {
            // First digits of either kind, and last ones well away from the threshold.
            for isKept in [true, false] {
                let last =
                    isKept
                    ? threshold + (1 << 56 - threshold) / 2 : threshold / 2
                let random = bench.traceID()
                for first in [UInt64.min, .max, random.high] {
                    for eighth in [UInt64(0), 0xFF] {
                        let id = TraceID(high: first, low: eighth << 56).with(randomness: last)
                        guard sampler.askAboutRoot(id).isKept != isKept else { continue }
                        throw Feedback(
                            "The trace id was \(isKept ? "dropped" : "kept"): other digits than the last 14 decide.",
                            picture: sketch(id, threshold: threshold, ratio: ratio)
                                + ["expected  \(isKept ? "kept" : "dropped")"],
                            why: why
                        )
                    }
                }
            }
        }
    },

    Check("threshold-itself-is-kept", "R equal to T is kept, and one less is not", step: 1) { subject, bench in
        let ratio = bench.pick([0.5, 0.25, 0.125, 0.75])
        let sampler = try subject.ratio(ratio)
        let threshold = rejectionThreshold(of: ratio)
        for (last, isKept) in [(threshold, true), (threshold - 1, false)] {
            let ids = (0..<300).map { _ in bench.traceID().with(randomness: last) }
            guard let id = ids.first(where: { sampler.askAboutRoot($0).isKept != isKept }) else { continue }
            throw Feedback(
                isKept
                    ? "R is exactly T, and the trace was dropped." : "R is one less than T, and the trace was kept.",
                picture: sketch(id, threshold: threshold, ratio: ratio) + ["expected  \(isKept ? "kept" : "dropped")"],
                why: "Samplers that disagree at the edge cut a trace once in a while, which nobody can ever explain."
            )
        }
    },

    Check("ratio-zero-and-one-are-exact", "Ratio 0 keeps nothing, and ratio 1 everything", step: 1) { subject, bench in
        for (ratio, isKept) in [(0.0, false), (1.0, true)] {
            let sampler = try subject.ratio(ratio)
            for last in [UInt64(0), 1, bench.traceID().randomness, 1 << 56 - 1] as [UInt64] {
                let id = bench.traceID().with(randomness: last)
                guard sampler.askAboutRoot(id).isKept != isKept else { continue }
                throw Feedback(
                    "Ratio \(Int(ratio)) \(isKept ? "dropped" : "kept") a trace.",
                    picture: ["last 14 digits  \(digits(last))"],
                    why: isKept
                        ? "Who asks for everything looks for the one trace that matters."
                        : "0 is how tracing is switched off where it is too expensive."
                )
            }
        }
    },

    Check("ratio-that-is-no-share-is-refused", "What is no number from 0 to 1 is refused", step: 1) { subject, _ in
        for ratio in [-0.25, 1.5, .infinity, -.infinity, .nan] {
            do {
                _ = try subject.ratio(ratio)
            } catch let error as SamplerError {
                guard case .invalidProbability = error else { throw error }
                continue
            }
            throw Feedback(
                ratio.isNaN
                    ? "NaN was taken for a ratio: it is neither below 0 nor above 1, and every comparison with it is false."
                    : "\(ratio) was taken for a ratio.",
                picture: ["expected  SamplerError.invalidProbability", "got       a sampler"],
                why: "A configuration with 10 for 10 % keeps everything until the bill comes, where nobody refuses it."
            )
        }
    },
]

/// A trace id, and the threshold below its last 14 digits.
private func sketch(_ id: TraceID, threshold: UInt64, ratio: Double) -> [String] {
    [
        "trace id  \(id)",
        "T         " + String(repeating: " ", count: 18) + digits(threshold) + "  ratio \(ratio)",
    ]
}
