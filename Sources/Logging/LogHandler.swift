/// Where a logger's messages go. A handler is a struct: its level and metadata belong to one logger alone.
public protocol LogHandler: Sendable {
    /// The level that a message must have at least. ``Logger`` sees to it.
    var logLevel: Logger.Level { get set }

    /// What all messages of the logger have.
    var metadata: Logger.Metadata { get set }

    /// What is asked for more metadata whenever a message is logged.
    var metadataProvider: Logger.MetadataProvider? { get set }

    /// One value of ``metadata``; nil removes it.
    subscript(metadataKey metadataKey: String) -> Logger.Metadata.Value? { get set }

    /// Takes a message. It is called on any thread.
    ///
    /// - Parameters:
    ///   - level: how much the message matters.
    ///   - message: the text.
    ///   - metadata: what belongs to this message alone.
    ///   - source: the module that logs.
    ///   - file: the file, as `#fileID` writes it.
    ///   - function: the function.
    ///   - line: the line.
    func log(
        level: Logger.Level,
        message: Logger.Message,
        metadata: Logger.Metadata?,
        source: String,
        file: String,
        function: String,
        line: UInt
    )
}

extension LogHandler {
    /// One value of ``metadata``; nil removes it.
    public subscript(metadataKey metadataKey: String) -> Logger.Metadata.Value? {
        get { metadata[metadataKey] }
        set { metadata[metadataKey] = newValue }
    }

    /// A handler that knows no providers has none, and takes none.
    public var metadataProvider: Logger.MetadataProvider? {
        get { nil }
        set {}
    }
}
