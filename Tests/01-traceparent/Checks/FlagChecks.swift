import Grading

/// Step 4: flags are bits.
let flagChecks: [Check<Lab01Subject>] = [
    Check(
        "sampled-is-a-bit",
        "Sampled is the bit 0x01, whatever the other bits are",
        step: 4,
        points: 2
    ) { subject, bench in
        try verifyBit(
            0x01,
            "sampled",
            subject,
            bench,
            why:
                "Services that know their trace ids to be random send 03; a reader that knows only 01 drops their traces."
        ) { $0.isSampled }
    },

    Check("random-is-a-bit", "Random is the bit 0x02, whatever the other bits are", step: 4) { subject, bench in
        try verifyBit(
            0x02,
            "random",
            subject,
            bench,
            why:
                "A sampler takes its decision from the digits of a random trace id; told wrongly, it keeps a skewed share."
        ) { $0.isRandom }
    },
]

/// `read` says whether `bit` is set, for the known flags alone and beside bits that no version defines yet.
private func verifyBit(
    _ bit: UInt8,
    _ name: String,
    _ subject: Lab01Subject,
    _ bench: Bench,
    why: String,
    read: (any TraceParenting) -> Bool
) throws {
    let known = Array(UInt8(0)...3)
    let unknown = UInt8(bench.number(in: 1...63)) << 2
    for flags in known + known.map({ $0 | unknown }) + known.map({ $0 | 0xFC }) {
        let sample = SampleHeader(bench, flags: flags)
        guard let parent = subject.type.init(headerValue: sample.value) else {
            throw Feedback(
                "A value with flags \(flags.hex) was refused: every two digits are legal flags.",
                picture: HeaderSketch.reading(
                    sample.value,
                    columns: HeaderSketch.Field.flags.columns,
                    note: "flags",
                    expected: name,
                    got: "nil"
                ),
                why: why
            )
        }
        let expected = flags & bit != 0
        let got = read(parent)
        guard got != expected else { continue }
        let cause =
            if flags == 0 {
                "no bit is set, and it was read as set."
            } else if !expected {
                "another bit was taken for it."
            } else if flags == bit {
                "the bit 0x\(bit.hex) alone was not enough."
            } else if flags == 0x03 {
                "the whole byte was compared with \(bit.hex)."
            } else {
                "the whole byte was compared with the values that are known today."
            }
        throw Feedback(
            "Flags \(flags.hex) were read as \(got ? "" : "not ")\(name): \(cause)",
            picture: HeaderSketch.reading(
                sample.value,
                columns: HeaderSketch.Field.flags.columns,
                note: "\(flags.hex) is \(flags.binary)",
                expected: expected ? name : "not \(name)",
                got: got ? name : "not \(name)"
            ),
            why: why
        )
    }
}

extension UInt8 {
    /// Eight binary digits.
    fileprivate var binary: String {
        let digits = String(self, radix: 2)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
