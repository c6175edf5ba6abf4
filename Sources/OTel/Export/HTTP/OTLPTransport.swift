import Foundation

/// Carries one request to the collector and brings its response back (OTLP specification, "OTLP/HTTP Request" and
/// "OTLP/HTTP Response").
public protocol OTLPTransport: Sendable {
    /// Sends `request`, and blocks until the response is there. Redirects are not followed.
    ///
    /// - Parameters:
    ///   - request: What to send, and where to.
    ///   - timeout: How long that may take in all.
    /// - Throws: ``OTLPTransportError`` when there is no response.
    func send(_ request: OTLPRequest, timeout: Duration) throws(OTLPTransportError) -> OTLPResponse

    /// Gives back what the transport holds, as soon as the requests under way have ended. It may be called while another
    /// thread is in ``send(_:timeout:)`` or about to call it.
    func close()
}

/// A POST request (OTLP specification, "OTLP/HTTP Request").
public struct OTLPRequest: Sendable {
    /// Where to.
    public let url: URL

    /// The headers set by the user.
    public let headers: [OTLPHeader]

    /// The body, OTLP JSON.
    public let body: [UInt8]

    /// Makes a request.
    public init(url: URL, headers: [OTLPHeader] = [], body: [UInt8]) {
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// Names and values of all headers but those about length and connection, which belong to the transport. The user's
    /// own `User-Agent` replaces the exporter's (OpenTelemetry specification, "OpenTelemetry Protocol Exporter", User
    /// Agent).
    public var fields: [(name: String, value: String)] {
        var fields = [("Content-Type", "application/json"), ("Accept", "application/json")]
        if !headers.contains(where: { $0.name.lowercased() == "user-agent" }) {
            fields.append(("User-Agent", "kafka-tracing-workshop-OTLP-Exporter-Swift/0.1.0"))
        }
        return fields + headers.map { ($0.name, $0.value) }
    }
}

/// What came back (OTLP specification, "OTLP/HTTP Response").
public struct OTLPResponse: Sendable, Equatable {
    /// The status code.
    public let status: Int

    /// The value of `Retry-After`.
    public let retryAfter: String?

    /// The value of `Location`.
    public let location: String?

    /// The body, cut at ``maximumBodySize``.
    public let body: [UInt8]

    /// How much of a body is kept, in bytes. An OTLP response is a sentence or two; more is no such response.
    public static let maximumBodySize = 65_536

    /// Makes a response.
    public init(status: Int, retryAfter: String? = nil, location: String? = nil, body: [UInt8] = []) {
        self.status = status
        self.retryAfter = retryAfter
        self.location = location
        self.body = body
    }
}

/// Why there is no response (OTLP specification, "OTLP/HTTP Connection").
public enum OTLPTransportError: Error, Equatable {
    /// The connection could not be made, or ended before the response: worth another try.
    case connection(String)

    /// The time was over.
    case timedOut

    /// The connection cannot be made secure, for the server's certificate or because it has no TLS: another try will not
    /// help.
    case notSecure(String)

    /// Something answered, but not as an OTLP/HTTP server does: another try will not help.
    case notUnderstood(String)
}
