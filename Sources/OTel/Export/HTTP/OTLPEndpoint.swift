import Foundation

/// Where spans are sent (OpenTelemetry specification, "OpenTelemetry Protocol Exporter", Endpoint URLs for OTLP/HTTP).
public struct OTLPEndpoint: Sendable, Equatable {
    /// The base address when none is set.
    public static let defaultBase = "http://localhost:4318"

    /// The address of the POST request.
    public let url: URL

    /// The endpoint under a base address, as in `OTEL_EXPORTER_OTLP_ENDPOINT`: `/v1/traces` is appended to its path.
    ///
    /// - Throws: ``OTLPConfigurationError`` when `text` is not an address with `http` or `https`, a host, and, where
    ///   there is one, a port from 1 to 65535.
    public init(base text: String = OTLPEndpoint.defaultBase) throws(OTLPConfigurationError) {
        var components = try Self.components(of: text, example: Self.defaultBase)
        var path = Substring(components.percentEncodedPath)
        while path.last == "/" {
            path.removeLast()
        }
        components.percentEncodedPath = path + "/v1/traces"
        try self.init(components, text)
    }

    /// The endpoint for traces alone, as in `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`: the address is used as it is.
    ///
    /// - Throws: ``OTLPConfigurationError`` as ``init(base:)`` does.
    public init(traces text: String) throws(OTLPConfigurationError) {
        try self.init(Self.components(of: text, example: Self.defaultBase + "/v1/traces"), text)
    }

    private init(_ components: URLComponents, _ text: String) throws(OTLPConfigurationError) {
        guard let url = components.url else {
            throw OTLPConfigurationError("the OTLP endpoint \(quoted(text)) is not an address")
        }
        self.url = url
    }

    private static func components(
        of text: String,
        example: String
    ) throws(OTLPConfigurationError) -> URLComponents {
        func unusable(_ reason: String, _ shown: String) -> OTLPConfigurationError {
            OTLPConfigurationError("the OTLP endpoint \(quoted(shown)) \(reason); write it like \(example)")
        }
        guard let components = URLComponents(string: text, encodingInvalidCharacters: false) else {
            throw unusable("is not an address", text.contains("@") ? "(not shown: it has an @)" : text)
        }
        guard components.user == nil, components.password == nil else {
            throw OTLPConfigurationError(
                "the OTLP endpoint at \(quoted(components.host ?? "")) has a user name or password in it; "
                    + "send them as a header instead (OTEL_EXPORTER_OTLP_HEADERS=authorization=Basic%20…)"
            )
        }
        guard let scheme = components.scheme?.lowercased(), scheme == "http" || scheme == "https" else {
            throw unusable("does not begin with http:// or https://", text)
        }
        guard let host = components.host, !host.isEmpty else {
            throw unusable("names no host", text)
        }
        if let port = components.port, !(1...65535).contains(port) {
            throw unusable("has no port from 1 to 65535", text)
        }
        return components
    }
}

extension OTLPEndpoint: CustomStringConvertible {
    /// The address as messages show it: without the query, in which some services want a key.
    public var description: String {
        guard var components = URLComponents(url: url, resolvingAgainstBaseURL: false) else { return "" }
        components.query = nil
        components.fragment = nil
        return components.string ?? ""
    }
}

private func quoted(_ text: String) -> String {
    "\"\(OneLine.of(text))\""
}
