import OTel

extension AttributeTable {
    /// Throws ``Feedback`` with the whole table unless the span's attributes are as they must be.
    ///
    /// - Parameters:
    ///   - span: the span to look at.
    ///   - circumstance: put before the diagnosis; where the scenario is special.
    ///   - why: why it matters in production.
    public func verify(_ span: SpanData, saying circumstance: String = "", why: String) throws {
        let wrong = wrongNames(in: span.attributes)
        guard !wrong.isEmpty else { return }
        let verb = wrong.count == 1 ? "is" : "are"
        throw Feedback(
            "\(circumstance)\(wrong.joined(separator: ", ")) \(verb) wrong on the span \(span.name).",
            picture: picture(of: span.attributes),
            why: why
        )
    }
}
