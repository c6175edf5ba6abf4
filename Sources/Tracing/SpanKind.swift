/// The role of a span (OpenTelemetry specification, "Tracing API", SpanKind).
public enum SpanKind: Hashable, Sendable {
    /// Handles a synchronous request from outside.
    case server
    /// Makes a synchronous request, a database call or a poll included.
    case client
    /// Creates a message that is handled later, elsewhere.
    case producer
    /// Handles a message that a producer created.
    case consumer
    /// Work inside the process.
    case `internal`
}
