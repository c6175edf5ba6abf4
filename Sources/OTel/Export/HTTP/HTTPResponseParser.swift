/// Reads an HTTP/1.1 response as its bytes come in (RFC 9112). Interim responses (1xx) are passed over.
struct HTTPResponseParser {
    private enum Body {
        case length(Int)
        case chunked
        case untilClosed
    }

    private static let maximumHeadSize = 65_536

    private var unread: [UInt8] = []
    private var head: HTTPResponseHead?
    private var chunks = ChunkedBody()

    /// Takes the next bytes from the connection.
    ///
    /// - Returns: The response, when it is complete; one whose body grows beyond what is kept counts as complete.
    /// - Throws: ``OTLPTransportError/notUnderstood(_:)`` when this is not HTTP.
    mutating func read(_ bytes: some Sequence<UInt8>) throws(OTLPTransportError) -> OTLPResponse? {
        unread.append(contentsOf: bytes)
        while head == nil {
            guard let end = try endOfHead() else { return nil }
            let next = try HTTPResponseHead(unread[..<end])
            unread.removeFirst(end)
            head = (100..<200).contains(next.status) ? nil : next
        }
        return try response(atEnd: false)
    }

    /// Says that the connection was closed.
    ///
    /// - Returns: The response, when that was its end.
    /// - Throws: ``OTLPTransportError/connection(_:)`` when something of it is missing.
    mutating func close() throws(OTLPTransportError) -> OTLPResponse {
        guard let response = try response(atEnd: true) else {
            throw .connection("the connection was closed before the whole response was there")
        }
        return response
    }

    private mutating func endOfHead() throws(OTLPTransportError) -> Int? {
        guard "HTTP/1.".utf8.elementsEqual(unread.prefix(7)) || "HTTP/1.".utf8.starts(with: unread) else {
            throw .notUnderstood("what answers there does not speak HTTP/1.1")
        }
        let blankLine: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        let end = unread.indices.first { unread[$0...].starts(with: blankLine) }
        guard let end, end <= Self.maximumHeadSize else {
            guard unread.count <= Self.maximumHeadSize else { throw .notUnderstood("the response's head is too long") }
            return nil
        }
        return end + blankLine.count
    }

    private mutating func response(atEnd: Bool) throws(OTLPTransportError) -> OTLPResponse? {
        guard let head else { return nil }
        switch body(of: head) {
        case .length(let length):
            return unread.count >= length ? head.response(unread.prefix(length)) : nil
        case .chunked:
            unread = try chunks.read(unread)
            return chunks.isComplete ? head.response(chunks.body[...]) : nil
        case .untilClosed:
            return atEnd || unread.count >= OTLPResponse.maximumBodySize ? head.response(unread[...]) : nil
        }
    }

    /// How the end of the body is found (RFC 9112, section 6.3).
    private func body(of head: HTTPResponseHead) -> Body {
        if head.status == 204 || head.status == 304 { return .length(0) }
        if head.isChunked { return .chunked }
        return head.contentLength.map { .length(min($0, OTLPResponse.maximumBodySize)) } ?? .untilClosed
    }
}
