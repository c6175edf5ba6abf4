/// Drops every message. Loggers have it until ``LoggingSystem`` is bootstrapped.
public struct SwiftLogNoOpLogHandler: LogHandler {
    /// Critical, so that next to nothing is made only to be dropped.
    public var logLevel = Logger.Level.critical

    /// What was set; nobody sees it.
    public var metadata: Logger.Metadata = [:]

    /// Makes one.
    public init() {}

    /// Makes one; the label is not used.
    public init(_ label: String) {}

    /// Does nothing.
    public func log(
        level: Logger.Level,
        message: Logger.Message,
        metadata: Logger.Metadata?,
        source: String,
        file: String,
        function: String,
        line: UInt
    ) {}
}
