import Grading
import Kafka
import LabKit

/// Step 5: what goes out.
let writingChecks: [Check<Lab01Subject>] = [
    Check(
        "header-value-has-the-fields-in-their-columns",
        "The header is written as version 00, 55 bytes",
        step: 5
    ) { subject, bench in
        for flags in UInt8(0)...3 {
            let sample = SampleHeader(bench, flags: flags)
            try verifyWrites(
                sample.parent(subject),
                sample.text,
                "What was written is not the header of version 00",
                why: "One digit too many or too few, and the next service throws the header away."
            )
        }
    },

    Check(
        "version-zero-is-written-whatever-was-read",
        "After a higher version was read, version 00 is written",
        step: 5
    ) { subject, bench in
        for rest in ["", "-" + bench.word("field")] {
            var sample = SampleHeader(bench)
            sample.version = UInt8(bench.number(in: 0x01...0xFE)).hex
            sample.rest = rest
            let version = sample.version
            guard let parent = subject.type.init(headerValue: sample.value) else {
                throw Feedback(
                    "A value of version \(sample.version) was refused, so nothing could be written.",
                    picture: HeaderSketch.reading(sample.value, expected: "the ids and the flags", got: "nil"),
                    why: "The day one service is updated, all that refuse its header start new traces."
                )
            }
            sample.version = "00"
            sample.rest = ""
            try verifyWrites(
                parent,
                sample.text,
                "Version \(version) was read, and what was written is not a header of version 00",
                why:
                    "Who writes a version promises to know its format; nobody here has read that of version \(version)."
            )
        }
    },

    Check(
        "unknown-flag-bits-are-written-as-zero",
        "Flag bits that have no meaning yet are written as 0",
        step: 5
    ) { subject, bench in
        let why = "A bit sent today as an echo becomes a false statement on the day that it gets a meaning."
        for known in UInt8(0)...3 {
            for unknown in [0x10, UInt8(bench.number(in: 1...63)) << 2] {
                var sample = SampleHeader(bench, flags: known | unknown)
                let parents = [sample.parent(subject), subject.type.init(headerValue: sample.value)]
                let event = "Flags \(sample.flags.hex) came in, and the wrong ones went out"
                sample.flags = known
                for parent in parents.compactMap({ $0 }) {
                    try verifyWrites(parent, sample.text, event, why: why)
                }
            }
        }
    },

    Check(
        "continuing-changes-only-the-parent-id",
        "Continuing keeps the trace id and takes the new parent id",
        step: 5
    ) { subject, bench in
        let sample = SampleHeader(bench)
        let spanID = SampleHeader(bench).parentID
        let next = sample.parent(subject).continued(as: spanID)
        guard next.traceID != sample.traceID || next.parentID != spanID else { return }
        let isTrace = next.traceID != sample.traceID
        throw Feedback(
            isTrace
                ? "The trace id has changed."
                : next.parentID == sample.parentID
                    ? "The parent id is still the one that came in." : "The parent id is not the one that was given.",
            picture: HeaderSketch.traceparent(
                expected: "00-\(sample.traceID)-\(spanID)-\(sample.flags.hex)",
                got: next.fields(),
                field: isTrace ? .traceID : .parentID,
                note: isTrace ? "another trace" : "not the span that sends"
            ),
            why: "The next span hangs below the id it finds here: it must be that of the span that sends."
        )
    },

    Check("continuing-keeps-the-sampled-bit", "Continuing keeps the sampled bit, 0 and 1", step: 5) { subject, bench in
        try verifyContinuing(
            keeps: 0x01,
            "sampled",
            subject,
            bench,
            why: "A trace that is sampled in one service and not in the next has holes, or costs what nobody looks at."
        )
    },

    Check(
        "continuing-copies-the-random-bit",
        "Continuing copies the random bit unchanged, 0 and 1",
        step: 5
    ) { subject, bench in
        try verifyContinuing(
            keeps: 0x02,
            "random",
            subject,
            bench,
            why: "Only who made the trace id knows whether it is random; everyone after passes the word on."
        )
    },
]

/// `parent` writes exactly `expected`.
private func verifyWrites(_ parent: any TraceParenting, _ expected: String, _ event: String, why: String) throws {
    let value = parent.headerValue
    guard value != Array(expected.utf8) else { return }
    let got = KafkaHeader(key: "traceparent", value: value).displayValue
    let field = HeaderSketch.Field.allCases.first { field in
        value.count == 55 && Array(value[field.columns]) != Array(Array(expected.utf8)[field.columns])
    }
    throw Feedback(
        "\(event): "
            + (value.count == 55 ? "look at the \(field?.rawValue ?? "dashes")." : "it has \(value.count) bytes."),
        picture: HeaderSketch.compare(
            "traceparent",
            expected: expected,
            got: got,
            columns: field?.columns,
            note: field.map { "the \($0.rawValue)" } ?? "differs from here"
        ),
        why: why
    )
}

/// In every state of the known flags, `bit` is the same after continuing.
private func verifyContinuing(
    keeps bit: UInt8,
    _ name: String,
    _ subject: Lab01Subject,
    _ bench: Bench,
    why: String
) throws {
    for flags in UInt8(0)...3 {
        let sample = SampleHeader(bench, flags: flags)
        let next = sample.parent(subject).continued(as: SampleHeader(bench).parentID)
        guard next.flags & bit != flags & bit else { continue }
        throw Feedback(
            "Flags \(flags.hex) came in, and the bit \(name) was \(flags & bit == 0 ? "set" : "cleared") on the way out.",
            picture: HeaderSketch.traceparent(
                expected: "00-\(sample.traceID)-\(next.parentID)-\(flags.hex)",
                got: next.fields(),
                field: .flags,
                note: "\(name) was \(flags & bit == 0 ? 0 : 1), and is \(flags & bit == 0 ? 1 : 0)"
            ),
            why: why
        )
    }
}
