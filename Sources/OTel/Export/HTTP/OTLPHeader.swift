/// A header that goes with every request, an API key for instance (OpenTelemetry specification, "OpenTelemetry Protocol
/// Exporter", Specifying headers via environment variables).
public struct OTLPHeader: Sendable, Equatable {
    /// The name, a token in the sense of RFC 9110, section 5.6.2.
    public let name: String

    /// The value: printable ASCII, spaces and tabs (RFC 9110, section 5.5).
    public let value: String

    /// Names that the exporter and its transport set themselves.
    private static let reserved: Set<String> = [
        "connection", "content-encoding", "content-length", "content-type", "expect", "host", "transfer-encoding",
    ]

    /// Makes a header.
    ///
    /// - Throws: ``OTLPConfigurationError`` when the name or the value cannot be sent, or the exporter sets this header
    ///   itself. The value is not part of the error: it may be a secret.
    public init(name: String, value: String) throws(OTLPConfigurationError) {
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenCharacter) else {
            throw OTLPConfigurationError(
                "\"\(OneLine.of(name))\" cannot be the name of an OTLP header; "
                    + "use letters, digits and hyphens, as in x-api-key"
            )
        }
        guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x09 }) else {
            throw OTLPConfigurationError(
                "the value of the OTLP header \(name) has a character that a header cannot carry; "
                    + "use printable ASCII characters"
            )
        }
        guard !Self.reserved.contains(name.lowercased()) else {
            throw OTLPConfigurationError("the OTLP header \(name) is set by the exporter itself; leave it out")
        }
        self.name = name
        self.value = value
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
