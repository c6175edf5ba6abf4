import Grading
import Kafka

/// Step 4: the time of the whole path.
let endToEndChecks: [Check<Lab08Subject>] = [
    Check(
        "end-to-end-runs-from-the-origin-to-the-end-of-the-handler",
        "The end-to-end time runs from origin_timestamp to the end of the handler",
        step: 4,
        points: 2
    ) { subject, bench in
        let before = bench.number(in: 2000...90_000)
        let hop = HopCase(bench).origin(millisecondsBefore: before)
        let expected = .milliseconds(before) + hop.waited + hop.worked
        let got = hop.measured(by: subject).endToEnd
        guard !got.isAbout(expected) else { return }
        let diagnosis: String
        switch got {
        case nil: diagnosis = "The message says when its path began, and no end-to-end time came out."
        case .some(let time) where time.isAbout(hop.waited + hop.worked):
            diagnosis =
                "The end-to-end time begins at this record's timestamp, which is the last hop's, and not at the origin."
        case .some(let time) where time.isAbout(expected - hop.worked):
            diagnosis = "The end-to-end time ends where the handler begins: the handler's own time is missing."
        case .some(let time):
            diagnosis = ["The end-to-end time is wrong.", time.unitSlip(expected: expected)].sentences
        }
        throw Feedback(
            diagnosis,
            picture: hop.picture("end to end", expected: expected, got: got),
            why: "It is the only figure that a customer feels; hops overlap and leave gaps, so their sum is another."
        )
    },

    Check(
        "missing-origin-gives-no-end-to-end-time",
        "A message without origin_timestamp has no end-to-end time",
        step: 4
    ) { subject, bench in
        let hop = HopCase(bench)
        let got = hop.measured(by: subject).endToEnd
        guard let got else { return }
        throw Feedback(
            got.isAbout(hop.waited + hop.worked)
                ? "Without an origin the record's own timestamp was taken: that is the time of one hop."
                : "The message does not say when its path began, and an end-to-end time came out.",
            picture: hop.picture("end to end", expected: nil, got: got),
            why: "Messages of old producers would look fast, and the mean of all paths would be wrong by them."
        )
    },

    Check(
        "malformed-origin-gives-no-end-to-end-time",
        "An origin_timestamp that names no single moment gives no end-to-end time",
        step: 4,
        points: 2
    ) { subject, bench in
        let plain = HopCase(bench)
        var without = plain.measured(by: subject)
        without.endToEnd = nil
        let number = "\(plain.sent - 700)"
        let other = "\(plain.sent - 900)"
        let values: [(String, [[UInt8]?])] = [
            ("null", [nil]),
            ("empty", [[]]),
            ("a word", [Array(bench.word("soon").utf8)]),
            ("a negative number", [Array("-\(number)".utf8)]),
            ("a number with a unit", [Array("\(number)ms".utf8)]),
            ("a number in quotes", [Array("\"\(number)\"".utf8)]),
            ("a number with a point", [Array("\(number).5".utf8)]),
            ("a number of thirty digits", [Array("\(number)\(number)9999".utf8)]),
            ("bytes that are not text", [[0xFF, 0xFE] + bench.bytes(count: 3) + [0xC0, 0x80]]),
            ("eight bytes", [[0, 0, 1] + bench.bytes(count: 4) + [0]]),
            ("there twice, with different values", [Array(other.utf8), Array(number.utf8)]),
        ]
        for (name, value) in values {
            let hop = value.reduce(plain) { $0.origin($1) }
            let got = hop.measured(by: subject)
            let picture =
                HeaderSketch.list("header", hop.message.headers.filter { $0.key == "origin_timestamp" }) + [
                    "end to end", "  expected  (not known)", "  got       \(got.endToEnd.text)",
                ]
            guard got.endToEnd == nil else {
                throw Feedback(
                    (got.endToEnd ?? .zero) > .seconds(86_400 * 365)
                        ? "origin_timestamp is \(name), and was counted as a moment of long ago."
                        : "origin_timestamp is \(name), and an end-to-end time came out.",
                    picture: picture,
                    why:
                        "One wrong path in a histogram, be it of 56 years, makes its sum and its mean worthless for good."
                )
            }
            // A mistake in the other figures is another check's.
            guard got == without else {
                throw Feedback(
                    "origin_timestamp is \(name), and that changed the figures that do not need it.",
                    picture: [
                        "time in the queue", "  without the header  \(without.queue.text)",
                        "  with it             \(got.queue.text)",
                        "time in the handler", "  without the header  \(without.handler.text)",
                        "  with it             \(got.handler.text)",
                        "clock skew", "  without the header  \(without.clockSkew.text)",
                        "  with it             \(got.clockSkew.text)",
                    ],
                    why: "A header that somebody else writes badly must not blind you to your own service."
                )
            }
        }
    },

    Check(
        "origin-in-the-future-is-flagged",
        "An origin after the start of the handler gives no end-to-end time, and is flagged",
        step: 4
    ) { subject, bench in
        // After the start of the handler: once before its end, once after it.
        let long = HopCase(bench)
        for ahead in [30, 4000] {
            let moment = Int64(long.began / 1_000_000) + Int64(ahead)
            let hop = long.origin(Array("\(moment)".utf8))
            let got = hop.measured(by: subject)
            let apart: Duration = .milliseconds(moment) - .nanoseconds(hop.began)
            guard got.endToEnd == nil else {
                let isNegative = (got.endToEnd ?? .zero) < .zero
                throw Feedback(
                    isNegative
                        ? "The end-to-end time is negative: the clock of the first sender is ahead."
                        : "The path began after its own handler, which clocks that agree cannot say, and a time came out.",
                    picture: hop.picture("end to end", expected: nil, got: got.endToEnd),
                    why:
                        "The first sender's clock is the one that every end-to-end time hangs on; when it is off, all are."
                )
            }
            guard let skew = got.clockSkew, skew > .zero, skew <= apart + .milliseconds(1) else {
                throw Feedback(
                    "The origin lies after the start of the handler, and the clock skew does not say by how much.",
                    picture: hop.picture("clock skew", expected: apart, got: got.clockSkew),
                    why: "A missing figure without a flag looks like a message that nobody measured."
                )
            }
        }
    },
]
