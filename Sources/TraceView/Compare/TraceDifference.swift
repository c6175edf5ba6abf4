/// One thing in which a trace is not the one that was expected.
public struct TraceDifference: Sendable, Equatable {
    /// What is different, as a sign that needs no colour.
    public enum Sign: String, Sendable {
        /// A span or an edge is there, but is another one.
        case different = "≠"
        /// A span or a link is missing.
        case missing = "−"
        /// A span or a link that was not expected.
        case extra = "+"
    }

    /// The sign.
    public var sign: Sign
    /// The expected span that it is about; nil for a span that was not expected.
    public var expected: SpanReference?
    /// The actual span that it is about; nil for a span that is missing.
    public var actual: SpanReference?
    /// The span: its name and service, in words.
    public var subject: String
    /// What is different, in words that go on after the subject. It holds no id, so that equal differences have equal words.
    public var words: String

    /// The whole sentence: ``subject`` and ``words``.
    public var sentence: String { subject + (words.hasPrefix("is ") ? " " : ": ") + words }
}

/// Differences that have the same sentence.
public struct FoldedDifference: Sendable, Equatable {
    /// The first of them.
    public var first: TraceDifference
    /// How many there are.
    public var count: Int

    /// The sentence, and how often it holds.
    public var text: String {
        count == 1 ? first.sentence : "\(first.sentence) (and \(count - 1) more like it)"
    }
}
