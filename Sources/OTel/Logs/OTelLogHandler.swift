import Logging

/// Makes a ``LogRecord`` of each message and hands it to a ``LoggerProvider``'s exporter at once (OpenTelemetry
/// specification, "Logs Bridge API": what a logging library's messages enter the SDK through).
public struct OTelLogHandler: LogHandler {
    /// The level that a message must have at least.
    public var logLevel = Logger.Level.info

    /// What all messages have.
    public var metadata: Logger.Metadata = [:]

    /// What adds metadata to each message at the moment at which it is logged.
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let provider: LoggerProvider?

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - label: the logger's label.
    ///   - provider: the service's provider; nil for the one that ``TaskLocalLogging`` has for the task that logs.
    ///   - metadataProvider: what adds metadata to each message.
    public init(
        label: String,
        provider: LoggerProvider? = nil,
        metadataProvider: Logger.MetadataProvider? = .otel
    ) {
        self.label = label
        self.provider = provider
        self.metadataProvider = metadataProvider
    }

    /// Makes a record and exports it.
    public func log(
        level: Logger.Level,
        message: Logger.Message,
        metadata: Logger.Metadata?,
        source: String,
        file: String,
        function: String,
        line: UInt
    ) {
        guard let provider = provider ?? TaskLocalLogging.current else { return }
        var all = self.metadata
        all.merge(metadataProvider?.get() ?? [:]) { _, provided in provided }
        all.merge(metadata ?? [:]) { _, own in own }
        provider.exporter.export([
            LogRecord(
                nanosecondsSinceEpoch: provider.clock.nanosecondsSinceEpoch,
                level: level,
                label: label,
                message: message.description,
                metadata: all,
                resource: provider.resource
            )
        ])
    }
}
