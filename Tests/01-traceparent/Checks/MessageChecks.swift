import Grading
import Kafka

/// Step 6: the header on the message.
let messageChecks: [Check<Lab01Subject>] = [
    Check(
        "header-key-is-lowercase-traceparent",
        "The header's key is traceparent, in lowercase",
        step: 6
    ) { subject, bench in
        let sample = SampleHeader(bench)
        let headers = sample.parent(subject).injected(into: [])
        guard !headers.contains(where: { $0.key == "traceparent" }) else { return }
        throw Feedback(
            headers.isEmpty
                ? "No header was written." : "A header was written, and its key is not \"traceparent\".",
            picture: HeaderSketch.list("expected", [KafkaHeader(key: "traceparent", value: sample.text)]) + [""]
                + HeaderSketch.list("got", headers) { _ in true },
            why: "Kafka's keys are case-sensitive: a header in another case is not found by anybody."
        )
    },

    Check(
        "stale-traceparent-is-replaced",
        "What an earlier hop wrote is replaced",
        step: 6,
        points: 2
    ) { subject, bench in
        for count in 1...2 {
            let stale = (0..<count).map { _ in KafkaHeader(key: "traceparent", value: SampleHeader(bench).text) }
            let sample = SampleHeader(bench)
            let given = stale + [KafkaHeader(key: "tenant", value: "cafe-12")]
            let headers = sample.parent(subject).injected(into: given)
            let mine = [sample.value] as [[UInt8]?]
            guard headers.values(of: "traceparent") != mine else { continue }
            let left = headers.values(of: "traceparent").count
            throw Feedback(
                left > 1
                    ? "The message has \(left) traceparent headers: the new one was added to the old."
                    : "The message does not have the traceparent that was to be written, once.",
                picture: HeaderSketch.list("given", given) + [""]
                    + HeaderSketch.list("got", headers) { $0.key == "traceparent" && $0.value != sample.value },
                why:
                    "With two traceparents some readers take the first and some the last: the trace splits by language."
            )
        }
    },

    Check("other-headers-survive", "All other headers keep their bytes and their order", step: 6) { subject, bench in
        let given = [
            KafkaHeader(key: "schema-id", value: [0x00, 0xFF] + bench.bytes(count: 4)),
            KafkaHeader(key: "hop", value: bench.word("hop")),
            KafkaHeader(key: "traceparent", value: SampleHeader(bench).text),
            KafkaHeader(key: "hop", value: nil),
            KafkaHeader(key: "tenant", value: ""),
        ]
        let headers = SampleHeader(bench).parent(subject).injected(into: given)
        let others = headers.filter { $0.key.lowercased() != "traceparent" }
        let expected = given.filter { $0.key != "traceparent" }
        guard others != expected else { return }
        throw Feedback(
            "Headers that are not the trace's were lost, changed or moved.",
            picture: HeaderSketch.list("given", given) + [""] + HeaderSketch.list("got", headers),
            why: "A consumer that cannot find its schema id cannot read the message at all."
        )
    },

    Check(
        "unsampled-trace-travels-too",
        "The header is written when the trace is not sampled, too",
        step: 6
    ) { subject, bench in
        for flags in [0x00, 0x02] as [UInt8] {
            let sample = SampleHeader(bench, flags: flags)
            let headers = sample.parent(subject).injected(into: [])
            guard !headers.contains(where: { $0.value == sample.value }) else { continue }
            throw Feedback(
                headers.isEmpty
                    ? "Flags \(flags.hex) say that the trace is not sampled, and no header was written."
                    : "The header of a trace that is not sampled was not written as it is.",
                picture: HeaderSketch.list("expected", [KafkaHeader(key: "traceparent", value: sample.text)]) + [""]
                    + HeaderSketch.list("got", headers),
                why: "Without the header the next service decides anew, and records half a trace that nobody asked for."
            )
        }
    },

    Check("header-is-found-among-others", "The header is found wherever it stands", step: 6) { subject, bench in
        let binary = KafkaHeader(key: "schema-id", value: [0x00, 0xFF] + bench.bytes(count: 4))
        let others = [binary, KafkaHeader(key: "hop", value: nil), KafkaHeader(key: "tenant", value: "")]
        for place in 0...others.count {
            let sample = SampleHeader(bench)
            var headers = others
            headers.insert(KafkaHeader(key: "traceparent", value: sample.text), at: place)
            guard let parent = subject.type.extracted(from: headers) else {
                throw Feedback(
                    "The traceparent is header \(place + 1) of \(headers.count), and was not found.",
                    picture: HeaderSketch.list("given", headers) + ["", "expected  \(sample.text)", "got       nil"],
                    why:
                        "Clients add headers of their own, in front and behind; the trace must not hang on their number."
                )
            }
            try Lab01Subject.verify(
                parent,
                isLike: sample,
                "Header \(place + 1) of \(headers.count) was read",
                why: "A span below the wrong parent is lost: nobody can follow the order to it."
            )
        }
    },

    Check(
        "message-without-a-valid-header-starts-anew",
        "Without a valid traceparent there is nothing to continue",
        step: 6
    ) { subject, bench in
        let lists: [(what: String, headers: [KafkaHeader])] = [
            ("has no headers", []),
            ("has no traceparent", [KafkaHeader(key: "parent", value: SampleHeader(bench).text)]),
            ("has a null traceparent", [KafkaHeader(key: "traceparent", value: nil)]),
            ("has an empty traceparent", [KafkaHeader(key: "traceparent", value: "")]),
            ("has a traceparent of random bytes", [KafkaHeader(key: "traceparent", value: bench.bytes(count: 29))]),
        ]
        for (what, headers) in lists {
            try subject.verifyRestarts(
                "The message \(what)",
                headers,
                why: "A trace that is made up joins messages that have nothing to do with each other."
            )
        }
    },

    Check(
        "header-keys-are-case-sensitive",
        "A header with its key in another case is another header",
        step: 6
    ) { subject, bench in
        let why = "Two services that disagree about a key's case see two different messages."
        let keys = ["Traceparent", "TRACEPARENT", "traceParent"]
        for key in keys {
            let headers = [KafkaHeader(key: key, value: SampleHeader(bench).text)]
            try subject.verifyRestarts("The message has the header \(key)", headers, why: why)
        }
        let sample = SampleHeader(bench)
        let others = keys.map { KafkaHeader(key: $0, value: SampleHeader(bench).text) }
        let headers = others + [KafkaHeader(key: "traceparent", value: sample.text)]
        guard let parent = subject.type.extracted(from: headers) else {
            throw Feedback(
                "There is one traceparent, and it was not read because of headers in another case.",
                picture: HeaderSketch.list("given", headers) + ["", "expected  \(sample.text)", "got       nil"],
                why: why
            )
        }
        try Lab01Subject.verify(parent, isLike: sample, "A header was read", why: why)
    },

    Check(
        "two-different-traceparents-restart-the-trace",
        "Several traceparents that differ count as none",
        step: 6
    ) { subject, bench in
        let why = "One of them is stale, and nobody knows which; a wrong parent is worse than a new trace."
        let valid = [KafkaHeader(key: "traceparent", value: SampleHeader(bench).text)]
        let other = [KafkaHeader(key: "traceparent", value: SampleHeader(bench).text)]
        let null = [KafkaHeader(key: "traceparent", value: nil)]
        let short = [KafkaHeader(key: "traceparent", value: String(SampleHeader(bench).text.dropLast()))]
        let between = [KafkaHeader(key: "tenant", value: "cafe-12")]
        try subject.verifyRestarts("The message has two different traceparents", valid + between + other, why: why)
        try subject.verifyRestarts("The message has three, two of them equal", valid + other + valid, why: why)
        for (what, invalid) in [("a null one", null), ("one that is too short", short)] {
            for headers in [valid + invalid, invalid + valid] {
                try subject.verifyRestarts("The message has a valid traceparent and \(what)", headers, why: why)
            }
        }
    },

    Check(
        "equal-traceparents-count-once",
        "Several traceparents that are equal count once",
        step: 6
    ) { subject, bench in
        let sample = SampleHeader(bench)
        let header = KafkaHeader(key: "traceparent", value: sample.text)
        let headers = [header, KafkaHeader(key: "tenant", value: "cafe-12"), header]
        let why = "A header written twice by a careless hop still says only one thing."
        guard let parent = subject.type.extracted(from: headers) else {
            throw Feedback(
                "The message has the same traceparent twice, and it was not read.",
                picture: HeaderSketch.list("given", headers) + ["", "expected  \(sample.text)", "got       nil"],
                why: why
            )
        }
        try Lab01Subject.verify(parent, isLike: sample, "A header was read", why: why)
    },
]

extension Lab01Subject {
    /// The subject finds nothing to continue in `headers`.
    fileprivate func verifyRestarts(_ circumstance: String, _ headers: [KafkaHeader], why: String) throws {
        guard let parent = type.extracted(from: headers) else { return }
        throw Feedback(
            "\(circumstance), and one was read all the same.",
            picture: HeaderSketch.list("given", headers) { $0.key.lowercased() == "traceparent" }
                + ["", "expected  nil", "got       \(parent.summary)"],
            why: why
        )
    }
}
