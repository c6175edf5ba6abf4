import Grading

/// Step 2: what is malformed is refused, column by column.
let refusalChecks: [Check<Lab01Subject>] = [
    Check("uppercase-hex-is-invalid", "An uppercase digit in any field is invalid", step: 2) { subject, bench in
        for field in HeaderSketch.Field.allCases {
            // The flags begin with a digit that leaves the known bits alone.
            let column = field == .version || field == .flags ? field.columns.upperBound - 1 : field.anyColumn(bench)
            let letter = UInt8(ascii: "A") + UInt8(bench.number(in: 0...5))
            try subject.verifyRefuses(
                SampleHeader(bench).value(replacing: column..<column + 1, with: [letter]),
                "an uppercase digit at column \(column + 1), in the \(field.rawValue)",
                at: column..<column + 1,
                why: "An id in two spellings is two ids to everything that compares them as text."
            )
        }
    },

    Check(
        "non-hex-digit-is-invalid",
        "A character that is no hexadecimal digit is invalid",
        step: 2
    ) { subject, bench in
        // The neighbours of the ten digits and the six letters in ASCII, and what number parsers take for a sign.
        for character in ["g", "`", "/", ":", "+", ".", " ", "\0", "x"] {
            for field in HeaderSketch.Field.allCases {
                for column in [field.columns.lowerBound, field.columns.upperBound - 1] {
                    try subject.verifyRefuses(
                        SampleHeader(bench).value(replacing: column..<column + 1, with: Array(character.utf8)),
                        "\(character.debugDescription) at column \(column + 1), in the \(field.rawValue)",
                        at: column..<column + 1,
                        why: "What is passed on unread reaches a service that refuses it, and the trace breaks there."
                    )
                }
            }
        }
    },

    Check(
        "fields-are-separated-by-dashes",
        "Dashes stand between the fields, and nowhere else",
        step: 2
    ) { subject, bench in
        let why = "Readers that cut the same value at different places see different ids."
        for column in [2, 35, 52] {
            for character in ["_", " ", ".", bench.anyHexDigit] {
                try subject.verifyRefuses(
                    SampleHeader(bench).value(replacing: column..<column + 1, with: Array(character.utf8)),
                    "\(character.debugDescription) instead of a dash at column \(column + 1)",
                    at: column..<column + 1,
                    why: why
                )
            }
        }
        var moved = SampleHeader(bench)
        moved.parentID.append(moved.traceID.removeLast())
        try subject.verifyRefuses(moved.value, "a trace id of 31 digits and a parent id of 17", at: 34..<35, why: why)
        var empty = SampleHeader(bench)
        empty.parentID = String(repeating: "-", count: 16)
        try subject.verifyRefuses(empty.value, "dashes instead of a parent id", at: 36..<52, why: why)
    },

    Check("non-ascii-bytes-are-invalid", "Bytes that are not ASCII are invalid", step: 2) { subject, bench in
        let why = "A header may hold any bytes; those that only look like digits are no digits to the next service."
        for field in HeaderSketch.Field.allCases {
            let column = field.anyColumn(bench)
            let sample = SampleHeader(bench)
            try subject.verifyRefuses(
                sample.value(replacing: column..<column + 1, with: [sample.value[column] | 0x80]),
                "a byte that is not ASCII at column \(column + 1)",
                at: column..<column + 1,
                why: why
            )
            let fullWidth = ["０", "７", "ａ", "ｆ"][bench.number(in: 0...3)]
            try subject.verifyRefuses(
                sample.value(replacing: column..<column + 1, with: Array(fullWidth.utf8)),
                "the full-width digit \(fullWidth), three bytes that are not ASCII, at column \(column + 1)",
                at: column..<column + 3,
                why: why
            )
        }
        let binary = bench.bytes(count: 55).map { $0 | 0x80 }
        try subject.verifyRefuses(binary, "none of them is ASCII", at: 0..<55, why: why)
    },

    Check("all-zero-trace-id-is-invalid", "A trace id of 32 zeros is invalid", step: 2) { subject, bench in
        var header = SampleHeader(bench)
        header.traceID = String(repeating: "0", count: 32)
        try subject.verifyRefuses(
            header.value,
            "a trace id of zeros only",
            at: HeaderSketch.Field.traceID.columns,
            why: "Zeros mean \"no trace\"; taken as an id, they join all such messages in one giant trace."
        )
    },

    Check("all-zero-parent-id-is-invalid", "A parent id of 16 zeros is invalid", step: 2) { subject, bench in
        var header = SampleHeader(bench)
        header.parentID = String(repeating: "0", count: 16)
        try subject.verifyRefuses(
            header.value,
            "a parent id of zeros only",
            at: HeaderSketch.Field.parentID.columns,
            why: "Zeros mean \"no span\"; a span below it waits for a parent that never comes."
        )
    },

    Check("mostly-zero-id-is-valid", "An id with one digit that is not zero is valid", step: 2) { subject, bench in
        let why = "Systems with ids of 64 bits write 16 zeros in front; refusing those cuts their traces off."
        let digit = String(bench.number(in: 1...15), radix: 16)
        let zeros = { String(repeating: "0", count: $0) }
        var header = SampleHeader(bench)
        header.traceID = zeros(16) + header.parentID
        try subject.verifyReads(header, "with 16 zeros in front of its trace id", why: why)
        for traceID in [digit + zeros(31), zeros(31) + digit] {
            header.traceID = traceID
            try subject.verifyReads(header, "whose trace id has one digit that is not zero", why: why)
        }
        for parentID in [digit + zeros(15), zeros(15) + digit] {
            header.parentID = parentID
            try subject.verifyReads(header, "whose parent id has one digit that is not zero", why: why)
        }
    },
]
