import Grading

/// Step 1: a valid header is read, and a value that is no header at all is refused.
let fieldChecks: [Check<Lab01Subject>] = [
    Check(
        "valid-header-is-read-field-by-field",
        "The trace id, the parent id and the flags of a valid header are read",
        step: 1,
        points: 2
    ) { subject, bench in
        for flags in [0, 1, 2, 3, 0x15, 0xA2] as [UInt8] {
            try subject.verifyReads(
                SampleHeader(bench, flags: flags),
                "of version 00 with flags \(flags.hex)",
                why: "A span that hangs below the wrong id, or none, is lost: nobody can follow the order to it."
            )
        }
    },

    Check("null-and-empty-values-are-invalid", "A null value and an empty value are invalid", step: 1) { subject, _ in
        for value in [nil, []] as [[UInt8]?] {
            guard let parent = subject.type.init(headerValue: value) else { continue }
            throw Feedback(
                "\(value == nil ? "A null" : "An empty") value was read as valid.",
                picture: HeaderSketch.reading(value, expected: "nil", got: parent.summary),
                why:
                    "Kafka lets any producer send a null header; it must neither stop the consumer nor make up a trace."
            )
        }
    },

    Check(
        "value-of-another-length-is-invalid",
        "A value of version 00 with fewer or more than 55 bytes is invalid",
        step: 1
    ) { subject, bench in
        let header = SampleHeader(bench).text
        let faults: [(text: String, fault: String, columns: Range<Int>)] = [
            (header + bench.anyHexDigit, "a digit after the flags", 55..<56),
            (header + "\n", "a line break after the flags", 55..<56),
            (header + " ", "a space after the flags", 55..<56),
            (" " + header, "a space in front", 0..<1),
            ("\t" + header, "a tab in front", 0..<1),
            ("\"\(header)\"", "quotes around it", 0..<57),
            (header + "," + SampleHeader(bench).text, "a comma and a second header behind", 55..<111),
        ]
        let why = "A value that two services read differently splits the trace between them."
        for (text, fault, columns) in faults {
            try subject.verifyRefuses(Array(text.utf8), fault, at: columns, why: why)
        }
        for length in [54, bench.number(in: 36...53), bench.number(in: 3...35), 1] {
            let value = Array(header.utf8.prefix(length))
            try subject.verifyRefuses(value, "ends too early", at: length - 1..<length, why: why)
        }
    },
]

extension Bench {
    /// A lowercase hexadecimal digit, by chance.
    var anyHexDigit: String { String(number(in: 0...15), radix: 16) }
}
