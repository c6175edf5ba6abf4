/// Writes log messages, each with a level and with metadata beside its text.
///
/// A logger is a value: a copy that gets another level or more metadata leaves the original as it was. Where the messages
/// go is decided by the ``LogHandler`` that ``LoggingSystem`` makes for it.
public struct Logger: Sendable {
    /// Who logs: a service, a part of one, or a type.
    public let label: String

    /// Where the messages go. It holds this logger's level and metadata.
    public var handler: any LogHandler

    /// A logger with the handler that the program was bootstrapped with.
    public init(label: String) {
        self.init(label: label, handler: LoggingSystem.makeHandler(label: label))
    }

    /// A logger with the handler that the program was bootstrapped with, and a metadata provider of its own.
    public init(label: String, metadataProvider: MetadataProvider) {
        var handler = LoggingSystem.makeHandler(label: label, metadataProvider: metadataProvider)
        handler.metadataProvider = metadataProvider
        self.init(label: label, handler: handler)
    }

    /// A logger with a handler of its own, which `factory` makes from the label.
    public init(label: String, factory: (String) -> any LogHandler) {
        self.init(label: label, handler: factory(label))
    }

    /// A logger with a handler of its own, which `factory` makes from the label and the program's metadata provider.
    public init(label: String, factory: (String, MetadataProvider?) -> any LogHandler) {
        self.init(label: label, handler: factory(label, LoggingSystem.metadataProvider))
    }

    private init(label: String, handler: any LogHandler) {
        self.label = label
        self.handler = handler
    }

    /// What adds metadata to each message at the moment at which it is logged.
    public var metadataProvider: MetadataProvider? {
        handler.metadataProvider
    }

    /// The level that a message must have at least. Lower ones cost next to nothing: their text is not even made.
    public var logLevel: Level {
        get { handler.logLevel }
        set { handler.logLevel = newValue }
    }

    /// The metadata that all messages of this logger have under `metadataKey`. Assigning nil removes it.
    public subscript(metadataKey metadataKey: String) -> Metadata.Value? {
        get { handler[metadataKey: metadataKey] }
        set { handler[metadataKey: metadataKey] = newValue }
    }

    /// Logs a message, if `level` is high enough.
    ///
    /// - Parameters:
    ///   - level: how much the message matters.
    ///   - message: the text.
    ///   - metadata: what belongs to this message alone. It wins over the logger's own.
    ///   - source: the module; nil for the one that `file` names.
    ///   - file: the file, as `#fileID` writes it.
    ///   - function: the function.
    ///   - line: the line.
    public func log(
        level: Level,
        _ message: @autoclosure () -> Message,
        metadata: @autoclosure () -> Metadata? = nil,
        source: @autoclosure () -> String? = nil,
        file: String = #fileID,
        function: String = #function,
        line: UInt = #line
    ) {
        guard level >= logLevel else { return }
        handler.log(
            level: level,
            message: message(),
            metadata: metadata(),
            source: source() ?? Self.module(ofFileID: file),
            file: file,
            function: function,
            line: line
        )
    }

    /// `Lab05` of `Lab05/Worker.swift`.
    private static func module(ofFileID fileID: String) -> String {
        fileID.firstIndex(of: "/").map { String(fileID[..<$0]) } ?? "n/a"
    }
}
