import Grading
import Kafka

/// Step 2: clocks that disagree.
let skewChecks: [Check<Lab08Subject>] = [
    Check(
        "record-from-the-future-has-no-queue-time",
        "A record stamped after its handler began has no time in the queue",
        step: 2,
        points: 2
    ) { subject, bench in
        // After the start of the handler: once before its end, once after it.
        for ahead in [20...60, 1000...5000] {
            let hop = HopCase(bench, ahead: bench.number(in: ahead))
            guard let got = hop.measured(by: subject).queue else { continue }
            let apart = Duration.zero - hop.waited
            let diagnosis =
                got < .zero
                ? "The time in the queue is negative: the producer's clock is ahead of the consumer's."
                : got == .zero
                    ? "The clocks disagree, and the time in the queue was set to zero. Zero is a measurement; this one failed."
                    : got.isAbout(apart)
                        ? "The sign was cut off: by how much the clocks disagree is no time in the queue."
                        : "The clocks disagree, and a time in the queue came out all the same."
            throw Feedback(
                diagnosis,
                picture: hop.picture("time in the queue", expected: nil, got: got),
                why: "Negative times pull every mean down, zeros make the slowest hop look like the fastest."
            )
        }
    },

    Check("clock-skew-is-flagged", "A record stamped after its handler began is flagged", step: 2, points: 2) {
        subject,
        bench in
        let hop = HopCase(bench, ahead: bench.number(in: 20...5000))
        let got = hop.measured(by: subject).clockSkew
        let apart = Duration.zero - hop.waited
        guard !got.isAbout(apart) else { return }
        let diagnosis =
            got.map {
                $0.isAbout(hop.waited)
                    ? "The clock skew is negative: it says how far apart the clocks are."
                    : "The clock skew is not how far the record's timestamp lies behind the start of the handler."
            } ?? "The record's timestamp lies after the start of its handler, and nothing says so."
        throw Feedback(
            diagnosis,
            picture: hop.picture("clock skew", expected: apart, got: got),
            why:
                "A figure that is missing without a word is looked for in the code; a flag leads to the host whose clock is off."
        )
    },

    Check("clocks-that-agree-are-not-flagged", "Clocks that agree are not flagged", step: 2) { subject, bench in
        let why = "A flag that is always up is soon not looked at, and a message that did not wait has waited zero."
        let hop = HopCase(bench)
        let got = hop.measured(by: subject).clockSkew
        guard got == nil else {
            throw Feedback(
                "The message waited, no clock is off, and a clock skew came out.",
                picture: hop.picture("clock skew", expected: nil, got: got),
                why: why
            )
        }
        // A moment that is a whole millisecond, and a record stamped with the very same one.
        let moment = UInt64(hop.sent) * 1_000_000
        let sameMoment = subject.latency(hop.message, moment, moment)
        for (name, got) in [("queue", sameMoment.queue), ("handler", sameMoment.handler)] where got != .zero {
            throw Feedback(
                "Everything happened at the same moment, and the time in the \(name) is not zero.",
                picture: ["time in the \(name)", "  expected  0 ms", "  got       \(got.text)"],
                why: why
            )
        }
        guard sameMoment.clockSkew == nil else {
            throw Feedback(
                "Everything happened at the same moment, which clocks that agree can say, and a clock skew came out.",
                picture: ["clock skew", "  expected  (none)", "  got       \(sameMoment.clockSkew.text)"],
                why: why
            )
        }
    },

    Check(
        "skew-costs-only-the-figure-that-it-touches",
        "A record from the future keeps its time in the handler",
        step: 2
    ) { subject, bench in
        let hop = HopCase(bench, ahead: bench.number(in: 20...5000))
        let got = hop.measured(by: subject).handler
        guard !got.isAbout(hop.worked) else { return }
        throw Feedback(
            "The producer's clock is off, and the time in the handler, for which it was not asked, is gone or wrong.",
            picture: hop.picture("time in the handler", expected: hop.worked, got: got),
            why: "One host with a bad clock would blind you to every service that it sends to."
        )
    },

    Check(
        "clock-set-back-during-a-handler-is-flagged",
        "A handler that ended before it began has no time, and is flagged",
        step: 2
    ) { subject, bench in
        let hop = HopCase(bench)
        let back = Duration.milliseconds(bench.number(in: 20...900))
        let ended = hop.began - UInt64(back / .nanoseconds(1))
        let got = subject.latency(hop.message, hop.began, ended)
        guard got.handler != nil || !got.clockSkew.isAbout(back) else { return }
        throw Feedback(
            got.handler.map {
                $0 < .zero ? "The time in the handler is negative." : "A time in the handler was made up."
            }
                ?? "The handler ended before it began, and the clock skew does not say so.",
            picture: [
                "given",
                "  handler began  \(hop.began) ns",
                "  handler ended  \(ended) ns",
                "",
                "time in the handler",
                "  expected  (not known)",
                "  got       \(got.handler.text)",
                "clock skew",
                "  expected  \(back.text)",
                "  got       \(got.clockSkew.map(\.text) ?? "(none)")",
            ],
            why: "Hosts set their clocks right while handlers run; one negative time is enough to spoil a sum."
        )
    },
]
