/// Whether the operation failed (OpenTelemetry specification, "Tracing API", Set Status). On success it stays unset.
public struct SpanStatus: Equatable, Sendable {
    /// The outcome (OpenTelemetry specification, "Tracing API", Set Status).
    public enum Code: Sendable {
        /// Declared a success by the application.
        case ok
        /// Failed.
        case error
    }

    /// The outcome.
    public let code: Code

    /// What to tell people; meaningful with ``Code/error`` only.
    public let message: String?

    /// Makes a status.
    public init(code: Code, message: String? = nil) {
        self.code = code
        self.message = message
    }
}
