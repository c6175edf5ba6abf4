/// What the loggers of one service have in common: who the service is, what time it is, and where messages go
/// (OpenTelemetry specification, "Logs SDK", LoggerProvider).
public struct LoggerProvider: Sendable {
    let resource: Resource
    let clock: any WallClock
    let exporter: any LogRecordExporter

    /// Makes a provider.
    ///
    /// - Parameters:
    ///   - resource: the service that logs.
    ///   - clock: tells when a message was logged.
    ///   - exporter: gets each message at once.
    public init(
        resource: Resource = Resource(),
        clock: any WallClock = SystemWallClock(),
        exporter: any LogRecordExporter
    ) {
        self.resource = resource
        self.clock = clock
        self.exporter = exporter
    }
}
