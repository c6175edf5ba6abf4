import Foundation

/// Sends requests over a plain TCP connection: HTTP/1.1 without TLS, as collectors on the own machine or in the own
/// cluster listen for it (OTLP specification, "OTLP/HTTP Connection").
///
/// It holds each request to its deadline, and no answer, however broken, can end the process. Each request has a
/// connection of its own: a batch leaves every few seconds, and a connection that lay idle for so long may be dead.
public struct SocketTransport: OTLPTransport {
    /// Makes one.
    public init() {}

    /// Connects, sends `request` and reads the response.
    ///
    /// - Throws: ``OTLPTransportError`` when there is no response within `timeout`.
    public func send(_ request: OTLPRequest, timeout: Duration) throws(OTLPTransportError) -> OTLPResponse {
        let deadline = ContinuousClock.now + timeout
        let host = request.url.host(percentEncoded: false) ?? ""
        let socket = try TCPSocket(host: host, port: request.url.port ?? 80, deadline: deadline)
        var parser = HTTPResponseParser()
        do {
            try socket.write(head(of: request) + request.body, deadline: deadline)
        } catch {
            // A server may answer and close before it has read everything; then the answer counts.
            guard case .connection = error, let response = try? read(&parser, from: socket, deadline) else {
                throw error
            }
            return response
        }
        return try read(&parser, from: socket, deadline)
    }

    /// Does nothing: no connection outlives its request.
    public func close() {}

    private func read(
        _ parser: inout HTTPResponseParser,
        from socket: borrowing TCPSocket,
        _ deadline: ContinuousClock.Instant
    ) throws(OTLPTransportError) -> OTLPResponse {
        while true {
            let bytes = try socket.read(deadline: deadline)
            guard !bytes.isEmpty else { return try parser.close() }
            if let response = try parser.read(bytes) { return response }
        }
    }

    private func head(of request: OTLPRequest) -> [UInt8] {
        let url = request.url
        var target = url.path(percentEncoded: true)
        if target.isEmpty {
            target = "/"
        }
        if let query = url.query(percentEncoded: true) {
            target += "?" + query
        }
        var fields = [("Host", authority(of: url)), ("Content-Length", String(request.body.count))]
        fields += [("Connection", "close")] + request.fields
        let lines = ["POST \(target) HTTP/1.1"] + fields.map { "\($0.0): \($0.1)" } + ["", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private func authority(of url: URL) -> String {
        let host = url.host(percentEncoded: true) ?? ""
        let bracketed = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return bracketed + (url.port.map { ":\($0)" } ?? "")
    }
}
