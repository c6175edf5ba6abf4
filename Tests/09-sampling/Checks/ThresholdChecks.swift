import Grading
import OTel

/// Step 2: what the tracestate says about the decision.
let thresholdChecks: [Check<Lab09Subject>] = [
    Check("kept-trace-says-its-threshold", "A kept trace carries its threshold, `ot=th:…`", step: 2, points: 2) {
        subject,
        bench in
        let thresholds: KeyValuePairs<Double, String> = [0.5: "8", 0.25: "c", 0.125: "e", 1: "0", 0.96875: "08"]
        for (ratio, th) in thresholds {
            let got = try bench.keptRoot(by: subject.ratio(ratio)).traceState
            guard got.text != "ot=th:\(th)" else { continue }
            let diagnosis =
                switch got.get("ot") {
                case nil: "The kept trace says nothing about its threshold."
                case "th:8" where th == "08": "T is shorter than 14 digits here, and lost its zero in front."
                default: "The threshold in the tracestate is not T."
                }
            throw Feedback(
                diagnosis,
                picture: [
                    "ratio     \(ratio), T = \(digits(rejectionThreshold(of: ratio)))",
                    "expected  tracestate ot=th:\(th)",
                    "got       tracestate \(got.text)",
                ],
                why:
                    "A backend knows by th how many traces a kept one stands for; else its counts are of what was kept, "
                    + "not of what happened."
            )
        }
    },

    Check(
        "threshold-on-the-wire-is-the-one-decided-by",
        "What th says is the threshold that was decided by, to the last digit",
        step: 2
    ) { subject, bench in
        let ratio = bench.pick([0.1, 0.3, 1.0 / 3, 0.7])
        let sampler = try subject.ratio(ratio)
        guard let th = bench.keptRoot(by: sampler).traceState.openTelemetry.threshold else {
            throw Feedback(
                "The kept trace says nothing about its threshold that could be read.",
                why: "A backend counts by th."
            )
        }
        let why = "Another sampler that reads th would contradict this one."
        guard abs(th.probability - ratio) < 1e-4 else {
            throw Feedback("For ratio \(ratio), th says that \(th.probability) of the traces are kept.", why: why)
        }
        for (last, isKept) in [(th.value, true), (th.value - 1, false)] {
            let results = (0..<300).map { _ in sampler.askAboutRoot(bench.traceID().with(randomness: last)) }
            guard let result = results.first(where: { $0.isKept != isKept }) else { continue }
            throw Feedback(
                "By th this trace should be \(isKept ? "kept" : "dropped"), and it was \(result.word): "
                    + "one threshold was written, and another decided.",
                picture: [
                    "ratio           \(ratio)",
                    "th              \(digits(th.value))",
                    "last 14 digits  \(digits(last))",
                ],
                why: why
            )
        }
    },

    Check("dropped-trace-says-no-threshold", "A dropped trace carries no threshold", step: 2) { subject, bench in
        let sampler = try subject.ratio(1.0 / 4)
        let root = sampler.askAboutRoot(bench.traceID().with(randomness: 7))
        let parent = try bench.parent(flags: [.sampled, .random], traceState: ["ot": "rv:00000000000007;th:0"])
        let child = sampler.askAboutChild(of: parent)
        for (result, before) in [(root, "(empty)"), (child, parent.traceState.text)] {
            guard !result.isKept, result.traceState.openTelemetry.get("th") != nil else { continue }
            throw Feedback(
                before == "(empty)"
                    ? "A trace was dropped, and its tracestate says by which threshold it was kept."
                    : "A trace was dropped, and carries on the threshold of whoever decided before.",
                picture: ["tracestate before  \(before)", "tracestate after   \(result.traceState.text)"],
                why: "The next sampler would count this trace for several that were never kept."
            )
        }
    },

    Check("other-tracestate-survives", "What others wrote into the tracestate stays", step: 2, points: 2) {
        subject,
        bench in
        let vendor = bench.word("t61rcWkgMzE")
        let parent = try bench.parent(
            flags: [.sampled, .random],
            traceState: ["congo": vendor, "ot": "rv:ffffffffffff07;th:8", "rojo": "00f067aa0ba902b7"]
        )
        let dropping = try bench.parent(
            flags: [.random],
            traceState: ["congo": vendor, "ot": "rv:00000000000007", "rojo": "00f067aa0ba902b7"]
        )
        for (context, th) in [(parent, "c"), (dropping, nil as String?)] {
            let got = try subject.ratio(1.0 / 4).askAboutChild(of: context).traceState
            let old = context.traceState
            let others = got.members.map(\.key).filter { $0 != "ot" }
            let keepsOthers =
                others == ["congo", "rojo"] && got.get("congo") == vendor && got.get("rojo") == old.get("rojo")
            let keepsRandomness = got.openTelemetry.get("rv") == old.openTelemetry.get("rv")
            guard !keepsOthers || !keepsRandomness else { continue }
            throw Feedback(
                keepsOthers
                    ? "The randomness value rv was lost: th is written beside it, not in its place."
                    : "Members of the tracestate that belong to others were lost or changed.",
                picture: [
                    "before    \(old.text)",
                    "expected  congo and rojo as they are, ot with rv" + (th.map { " and th:\($0)" } ?? ""),
                    "got       \(got.text)",
                ],
                why:
                    "Other tracing systems find their way by their members; without rv the next sampler decides otherwise."
            )
        }
    },

    Check("explicit-randomness-decides", "Where the tracestate has rv, it decides in place of the id", step: 2) {
        subject,
        bench in
        let sampler = try subject.ratio(1.0 / 4)
        for (rv, last, isKept) in [
            (UInt64(0xC000_0000_0000_01), UInt64(3), true), (3, 1 << 56 - 1, false),
        ] {
            let remote = try bench.parent(flags: [.sampled], traceState: ["ot": "rv:\(digits(rv))"])
            let parent = SpanContext(
                traceID: remote.traceID.with(randomness: last),
                spanID: remote.spanID,
                traceFlags: remote.traceFlags,
                traceState: remote.traceState,
                isRemote: true
            )
            let results = (0..<300).map { _ in sampler.askAboutChild(of: parent) }
            guard let result = results.first(where: { $0.isKept != isKept }) else { continue }
            throw Feedback(
                "The tracestate names the randomness, and the trace id was taken instead: the trace was \(result.word).",
                picture: [
                    "T               \(digits(rejectionThreshold(of: 1.0 / 4)))", "rv              \(digits(rv))",
                    "last 14 digits  \(digits(last))", "expected        \(isKept ? "kept" : "dropped")",
                ],
                why: "rv is there for ids that are not random, such as those made from an order number; "
                    + "by them, whole groups of traces are kept or lost."
            )
        }
    },
]
