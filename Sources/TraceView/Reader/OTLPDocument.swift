/// What one kind of OTLP file holds: spans, or metrics.
protocol OTLPDocument: Sendable {
    /// What the file holds, for messages: `trace`.
    static var contents: String { get }

    /// Makes an empty one.
    init()

    /// Makes what one JSON value holds, and says what in it cannot be read.
    init(_ json: JSONValue, problems: inout [String])

    /// Whether nothing was read.
    var isEmpty: Bool { get }

    var problems: [ReadProblem] { get set }

    mutating func append(_ other: Self)
}
