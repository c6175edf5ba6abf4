import Logging

/// One logged message (OpenTelemetry specification, "Logs Data Model", the part that a line of text can hold).
public struct LogRecord: Sendable, Equatable {
    /// When it was logged, in nanoseconds since the Unix epoch.
    public let nanosecondsSinceEpoch: UInt64

    /// How much it matters.
    public let level: Logger.Level

    /// Who logged: the logger's label.
    public let label: String

    /// The text.
    public let message: String

    /// What is known beside the text: the logger's metadata, its provider's and the message's own. Where two name the same
    /// key, the latter of these wins.
    public let metadata: Logger.Metadata

    /// The service that logged.
    public let resource: Resource

    /// Makes a record.
    public init(
        nanosecondsSinceEpoch: UInt64,
        level: Logger.Level,
        label: String,
        message: String,
        metadata: Logger.Metadata = [:],
        resource: Resource = Resource()
    ) {
        self.nanosecondsSinceEpoch = nanosecondsSinceEpoch
        self.level = level
        self.label = label
        self.message = message
        self.metadata = metadata
        self.resource = resource
    }
}
