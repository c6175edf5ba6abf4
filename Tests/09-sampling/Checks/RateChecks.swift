import Grading
import OTel

/// Step 5: about N traces a second.
let rateChecks: [Check<Lab09Subject>] = [
    Check("quiet-service-keeps-every-trace", "Where fewer than N traces begin in a second, all are kept", step: 5) {
        subject,
        bench in
        let rate = bench.number(in: 20...40)
        let load = Load(bench)
        let sampler = try subject.rate(rate, load)
        let offered = rate * 8 / 10
        let kept = load.offer(offered, seconds: 6, to: sampler).kept
        guard kept != [Int](repeating: offered, count: 6) else { return }
        throw Feedback(
            "\(offered) traces a second began, \(rate) may be kept, and not all were.",
            picture: [row("offered", [Int](repeating: offered, count: 6)), row("kept", kept)],
            why: "A service with few requests is the one in which every single trace is missed."
        )
    },

    Check("steady-load-keeps-about-the-rate", "Of many traces a second, about N are kept", step: 5, points: 2) {
        subject,
        bench in
        let rate = bench.number(in: 30...40)
        let load = Load(bench)
        let sampler = try subject.rate(rate, load)
        let kept = load.offer(20 * rate, seconds: 12, to: sampler).kept
        // The first two seconds are for learning. After that a mean of N / 2 to 2 N a second is good.
        let sum = kept.dropFirst(2).reduce(0, +)
        let range = Chance.least(mean: 5 * Double(rate))...Chance.most(mean: 20 * Double(rate))
        guard !range.contains(sum) else { return }
        throw Feedback(
            "\(20 * rate) traces a second began, and about \(rate) of them should be kept: half as many are good, and "
                + "twice as many. \(Chance.text)",
            picture: [
                row("kept", kept), "expected  \(range.lowerBound) to \(range.upperBound) in the last ten seconds",
            ],
            why: sum > range.upperBound
                ? "The backend, and its bill, were made for N."
                : "A sampler that keeps next to nothing under load is blind when it matters."
        )
    },

    Check("rush-is-bounded", "In the first second of a rush at most 3 N traces are kept", step: 5, points: 2) {
        subject,
        bench in
        let rate = bench.number(in: 60...80)
        let load = Load(bench)
        let sampler = try subject.rate(rate, load)
        _ = load.offer(rate / 2, seconds: 3, to: sampler)
        let kept = load.offer(12_000, seconds: 1, to: sampler).kept[0]
        let most = Chance.most(mean: 3 * Double(rate))
        guard kept > most else { return }
        throw Feedback(
            "After a quiet time 12,000 traces began in one second, and too many were kept. "
                + (kept == 12_000
                    ? "The rush was not noticed before the next second."
                    : "Chances that fall with the count alone add up without end. \(Chance.text)"),
            picture: [
                "N         \(rate)", "expected  \(most) at most: 3 N, and what chance may add", "got       \(kept)",
            ],
            why: "A rush is when the collector has least to spare, and one second of it is enough to fill its queue."
        )
    },

    Check(
        "after-a-rush-every-trace-is-kept-again",
        "When a rush is over, all traces are kept again, three seconds later at the latest",
        step: 5,
        points: 2
    ) { subject, bench in
        let rate = bench.number(in: 30...50)
        let load = Load(bench)
        let sampler = try subject.rate(rate, load)
        _ = load.offer(rate / 2, seconds: 2, to: sampler)
        _ = load.offer(50 * rate, seconds: 2, to: sampler)
        let kept = load.offer(rate / 2, seconds: 6, to: sampler).kept
        guard kept.suffix(3).contains(where: { $0 != rate / 2 }) else { return }
        throw Feedback(
            "Long after the rush, traces are still dropped though few begin.",
            picture: [
                "the six seconds after a rush:", row("offered", [Int](repeating: rate / 2, count: 6)),
                row("kept", kept),
            ],
            why: "One rush in the morning would cost the traces of the whole day."
        )
    },

    Check(
        "kept-traces-stand-for-all",
        "By the thresholds of the kept traces, a backend can tell how many began",
        step: 5,
        points: 2
    ) { subject, bench in
        let rate = bench.number(in: 30...40)
        let load = Load(bench)
        let sampler = try subject.rate(rate, load)
        _ = load.offer(20 * rate, seconds: 2, to: sampler)
        let results = load.offer(20 * rate, seconds: 9, to: sampler).joined().filter(\.isKept)
        let offered = 180 * rate
        let estimate = results.map { $0.traceState.openTelemetry.threshold?.adjustedCount ?? 1 }.reduce(0, +)
        // Each trace counts 1 / p with probability p. Where a mean of N / 2 or more is kept, p is 1/40 or more, and
        // Bernstein's inequality has such a sum below a third or above three times its mean less than once in 10^12 runs.
        guard !(Double(offered) / 3...3 * Double(offered)).contains(estimate) else { return }
        throw Feedback(
            "\(offered) traces began. Each kept trace says by its threshold how many it stands for, and together they say "
                + "\(Int(estimate)). \(Chance.text)",
            picture: [
                "began     \(offered)", "kept      \(results.count)",
                "by th     \(Int(estimate)), expected a third to three times as many",
            ],
            why:
                "The first ones of each second are not a sample of it: whatever comes later in a second is never seen, "
                + "and counts in the backend are of what was kept."
        )
    },

    Check("rate-setting-goes-by-the-given-clock", "The setting perSecond(N) keeps about N, by the clock given", step: 5)
    { subject, bench in
        let rate = bench.number(in: 30...50)
        let load = Load(bench)
        let sampler = try subject.sampler(.perSecond(rate), load)
        let quiet = load.offer(rate / 2, seconds: 5, to: sampler).kept
        let rush = load.offer(100 * rate, seconds: 2, to: sampler).kept
        let why = "The first service of a trace decides for all the others: its setting is the one that counts."
        guard quiet == [Int](repeating: rate / 2, count: 5) else {
            throw Feedback(
                "With the setting perSecond(\(rate)), few traces began, and not all were kept: seconds went by on the clock "
                    + "that was given, and another one was asked.",
                why: why
            )
        }
        guard rush[1] > 50 * rate else { return }
        throw Feedback(
            "With the setting perSecond(\(rate)), most of \(100 * rate) traces a second were kept.",
            picture: [row("kept", rush)],
            why: why
        )
    },
]
