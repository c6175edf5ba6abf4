extension TraceSpan {
    /// The role of a span, with the numbers of OTLP. OpenTelemetry protocol: `SpanKind` in `trace.proto`.
    public enum Kind: Int, Sendable, CaseIterable {
        /// The file names no kind, or one that this reader does not know.
        case unspecified = 0
        /// Work inside a service.
        case `internal` = 1
        /// Answers a request.
        case server = 2
        /// Makes a request.
        case client = 3
        /// Sends a message.
        case producer = 4
        /// Handles a message.
        case consumer = 5
    }
}

extension TraceSpan.Kind: CustomStringConvertible {
    /// The kind's name in lower case; empty for `unspecified`.
    public var description: String {
        switch self {
        case .unspecified: ""
        case .internal: "internal"
        case .server: "server"
        case .client: "client"
        case .producer: "producer"
        case .consumer: "consumer"
        }
    }
}
