import Grading

extension Lab01Subject {
    /// The subject refuses `value`.
    ///
    /// - Parameters:
    ///   - fault: what is wrong with the value, to follow "The value has".
    ///   - columns: where.
    ///   - why: why it matters in production.
    func verifyRefuses(_ value: [UInt8], _ fault: String, at columns: Range<Int>, why: String) throws {
        guard let parent = type.init(headerValue: value) else { return }
        throw Feedback(
            "The value has \(value.count) bytes and \(fault), and was read as valid.",
            picture: HeaderSketch.reading(
                value,
                columns: columns,
                note: columns.count == 1 ? "column \(columns.lowerBound + 1)" : "from column \(columns.lowerBound + 1)",
                expected: "nil",
                got: parent.summary
            ),
            why: why
        )
    }

    /// The subject reads `sample`, and finds the ids and the known flags.
    ///
    /// - Parameters:
    ///   - kind: what is special about the value, to follow "A value ".
    ///   - why: why it matters in production.
    func verifyReads(_ sample: SampleHeader, _ kind: String, why: String) throws {
        guard let parent = type.init(headerValue: sample.value) else {
            throw Feedback(
                "A value \(kind) was refused.",
                picture: HeaderSketch.reading(sample.value, expected: "the ids and the flags", got: "nil"),
                why: why
            )
        }
        try Self.verify(parent, isLike: sample, "A value \(kind) was read", why: why)
    }

    /// `parent` has the ids and the known flags of `sample`.
    static func verify(_ parent: any TraceParenting, isLike sample: SampleHeader, _ event: String, why: String) throws {
        let wrong: HeaderSketch.Field? =
            if parent.traceID != sample.traceID {
                .traceID
            } else if parent.parentID != sample.parentID {
                .parentID
            } else if parent.flags & 0x03 != sample.flags & 0x03 {
                .flags
            } else {
                nil
            }
        guard let wrong else { return }
        let bits: UInt8 = wrong == .flags ? 0xFF : 0x03
        throw Feedback(
            "\(event), and the \(wrong.rawValue) \(wrong == .flags ? "are" : "is") not what stands there.",
            picture: ["given       \(sample.text)", ""]
                + HeaderSketch.traceparent(
                    "what was read, as version 00",
                    expected: "00-\(sample.traceID)-\(sample.parentID)-\((sample.flags & bits).hex)",
                    got: parent.fields(showing: bits),
                    field: wrong,
                    note: "the \(wrong.rawValue)"
                ),
            why: why
        )
    }
}
