import Grading
import OTel
import Tracing

/// Step 4: the samplers of three services.
let platformChecks: [Check<Lab09Subject>] = [
    Check(
        "no-trace-is-cut-in-half",
        "A trace has spans of all three services, or of none, whatever each of them is set to",
        step: 4,
        points: 3
    ) { subject, bench in
        let settings: [Lab09Subject.Setting] = [
            .ratio(Double(bench.number(in: 200...400)) / 1000),
            .ratio(Double(bench.number(in: 500...700)) / 1000),
            .everything,
        ]
        let samplers = try settings.map { try subject.sampler($0, bench.clock) }
        let platform = PlatformScenario(
            subject: subject,
            bench: bench,
            shop: samplers[0],
            billing: samplers[1],
            notifications: samplers[2]
        )
        // Where every service decides for itself, no trace at all is cut with odds of 0.4^100, below 10^-39.
        let begun = try await platform.run(count: 100)
        let traces = Dictionary(grouping: bench.spans, by: \.context.traceID)
        let cut = traces.filter { $0.value.count != 5 }
        guard let example = cut.min(by: { $0.key.hex < $1.key.hex }) else { return }
        let services = Set(example.value.compactMap(\.resource.serviceName)).sorted().joined(separator: " and ")
        throw Feedback(
            begun.contains(example.key)
                ? "Of \(begun.count) traces, \(cut.count) are cut. This one has spans of \(services) only."
                : "Of \(begun.count) traces, \(cut.count) are cut. This one, of \(services), was not begun by the shop: "
                    + "the context did not arrive.",
            picture: [
                "shop keeps \(settings[0].text), billing \(settings[1].text), notifications \(settings[2].text)", "",
            ] + TraceSketch.compare(expected: PlatformScenario.expected, got: TraceSketch(got: example.value)),
            why: "A trace that some services keep and others drop shows half of what happened, as if it were all."
        )
    },

    Check("setting-decides-about-new-traces", "A service keeps those new traces that its setting says", step: 4) {
        subject,
        bench in
        let everything = try subject.sampler(.everything, bench.clock)
        let quarter = try subject.sampler(.ratio(0.25), bench.clock)
        for _ in 0..<200 {
            let id = bench.traceID()
            let expected = id.randomness >= rejectionThreshold(of: 0.25)
            guard everything.askAboutRoot(id).isKept, quarter.askAboutRoot(id).isKept == expected else {
                throw Feedback(
                    everything.askAboutRoot(id).isKept
                        ? "With the setting ratio(0.25) a new trace was \(expected ? "dropped" : "kept") that the ratio "
                            + "\(expected ? "keeps" : "drops")."
                        : "With the setting everything a new trace was dropped.",
                    picture: ["trace id  \(id)"],
                    why: "The first service of a trace decides for all the others: its setting is the one that counts."
                )
            }
        }
    },
]

extension Lab09Subject.Setting {
    /// For messages.
    var text: String {
        switch self {
        case .everything: "everything"
        case .ratio(let ratio): "\(Int((ratio * 100).rounded())) %"
        case .perSecond(let count): "\(count) a second"
        }
    }
}
