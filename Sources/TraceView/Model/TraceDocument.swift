/// What was read from one or several OTLP files: the spans that could be read, and what could not.
public struct TraceDocument: Sendable, Equatable {
    /// The spans in the order of the input.
    public var spans: [TraceSpan]
    /// What could not be read, in the order of the input; empty when all went well.
    public var problems: [ReadProblem]

    /// Makes a document.
    public init(spans: [TraceSpan] = [], problems: [ReadProblem] = []) {
        self.spans = spans
        self.problems = problems
    }

    /// Appends what was read from another file.
    public mutating func append(_ other: TraceDocument) {
        spans += other.spans
        problems += other.problems
    }
}
