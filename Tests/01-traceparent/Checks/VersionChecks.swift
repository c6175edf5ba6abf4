import Grading

/// Step 3: version 00 to the letter, later versions as far as they can be read.
let versionChecks: [Check<Lab01Subject>] = [
    Check("version-ff-is-invalid", "Version ff is invalid", step: 3) { subject, bench in
        var header = SampleHeader(bench)
        header.version = "ff"
        for rest in ["", "-" + bench.word("field")] {
            header.rest = rest
            try subject.verifyRefuses(
                header.value,
                "version ff",
                at: HeaderSketch.Field.version.columns,
                why: "No later version will ever be called ff: a header with it was written by something broken."
            )
        }
    },

    Check(
        "version-zero-ends-after-the-flags",
        "A value of version 00 ends after the flags",
        step: 3
    ) { subject, bench in
        var header = SampleHeader(bench)
        for rest in ["-", "-" + bench.anyHexDigit, "-" + bench.word("field"), bench.anyHexDigit + "-"] {
            header.rest = rest
            try subject.verifyRefuses(
                header.value,
                "version 00, which ends at column 55,",
                at: 55..<55 + rest.count,
                why: "Version 00 has no fifth field; something put it there that did not know the format."
            )
        }
    },

    Check(
        "higher-version-is-read",
        "The ids and the known flags of a higher version are read",
        step: 3,
        points: 2
    ) { subject, bench in
        let anyVersion = UInt8(bench.number(in: 0x02...0xFD)).hex
        for version in ["01", anyVersion, "fe"] {
            for (known, rest) in ["", "-", "-" + bench.word("field"), "-00-" + bench.word("FIELD")].enumerated() {
                let unknown = UInt8(bench.number(in: 0...63)) << 2
                var header = SampleHeader(bench, flags: UInt8(known) | unknown)
                header.version = version
                header.rest = rest
                try subject.verifyReads(
                    header,
                    "of version \(version) with \(rest.isEmpty ? "nothing" : "\"\(rest)\"") after the flags",
                    why: "The day one service is updated, all that refuse its header start new traces."
                )
            }
        }
    },

    Check(
        "higher-version-has-a-legal-end",
        "A higher version has at least 55 bytes, and goes on only after a dash",
        step: 3
    ) { subject, bench in
        let why = "A value that is cut off or stuck together has flags that nobody wrote."
        var header = SampleHeader(bench)
        header.version = UInt8(bench.number(in: 0x01...0xFE)).hex
        for rest in [bench.anyHexDigit, ".", "_", " ", "\n", ".\(bench.word("field"))", bench.anyHexDigit + "-"] {
            header.rest = rest
            try subject.verifyRefuses(
                header.value,
                "\(rest.prefix(1).debugDescription) at column 56, where only a dash may follow",
                at: 55..<56,
                why: why
            )
        }
        header.rest = ""
        for length in [54, 53, 52] {
            try subject.verifyRefuses(
                Array(header.value.prefix(length)),
                "ends before the flags do",
                at: length - 1..<length,
                why: why
            )
        }
    },

    Check(
        "higher-version-is-held-to-the-rules",
        "The rules of step 2 hold for a higher version too",
        step: 3
    ) { subject, bench in
        let why = "A later version adds fields behind; what it shares with version 00 keeps its rules."
        let version = UInt8(bench.number(in: 0x01...0xFE)).hex
        for rest in ["", "-" + bench.word("field")] {
            var header = SampleHeader(bench)
            header.version = version
            header.rest = rest
            var zeroTrace = header
            zeroTrace.traceID = String(repeating: "0", count: 32)
            var zeroParent = header
            zeroParent.parentID = String(repeating: "0", count: 16)
            let column = HeaderSketch.Field.traceID.anyColumn(bench)
            let uppercase = header.value(replacing: column..<column + 1, with: [UInt8(ascii: "A")])
            let faults: [(value: [UInt8], fault: String, columns: Range<Int>)] = [
                (uppercase, "an uppercase digit at column \(column + 1)", column..<column + 1),
                (header.value(replacing: 2..<3, with: [UInt8(ascii: "_")]), "no dash at column 3", 2..<3),
                (header.value(replacing: 54..<55, with: [UInt8(ascii: "g")]), "\"g\" in the flags", 54..<55),
                (zeroTrace.value, "a trace id of zeros only", HeaderSketch.Field.traceID.columns),
                (zeroParent.value, "a parent id of zeros only", HeaderSketch.Field.parentID.columns),
            ]
            for (value, fault, columns) in faults {
                try subject.verifyRefuses(value, "version \(version) and \(fault)", at: columns, why: why)
            }
        }
    },
]
