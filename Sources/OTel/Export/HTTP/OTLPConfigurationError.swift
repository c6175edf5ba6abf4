/// A setting of the OTLP exporter that cannot be used (OpenTelemetry specification, "OpenTelemetry Protocol Exporter",
/// Configuration Options). It never holds a secret: header values and the user names and passwords of addresses are
/// left out.
public struct OTLPConfigurationError: Error, Equatable, CustomStringConvertible {
    /// The setting and its value, what is wrong with it, and the remedy.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
