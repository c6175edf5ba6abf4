/// The status line and the header fields of a response, as far as OTLP needs them (RFC 9112, sections 4 and 5).
struct HTTPResponseHead: Equatable {
    let status: Int
    private(set) var contentLength: Int?
    private(set) var isChunked = false
    private(set) var retryAfter: String?
    private(set) var location: String?

    /// Reads a head that ends with its blank line. A line that is no field is passed over.
    ///
    /// - Throws: ``OTLPTransportError/notUnderstood(_:)`` when there is no status or the length is not a number.
    init(_ bytes: ArraySlice<UInt8>) throws(OTLPTransportError) {
        let lines = bytes.split(separator: 0x0A).map { line in
            String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        }
        let words = lines.first?.split(separator: " ", maxSplits: 2) ?? []
        guard words.count >= 2, words[1].utf8.count == 3, let status = Int(words[1]), status >= 100 else {
            throw .notUnderstood("the response has no status")
        }
        self.status = status
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            try set(line[..<colon].lowercased(), String(line[line.index(after: colon)...].trimmed))
        }
    }

    private mutating func set(_ name: String, _ value: String) throws(OTLPTransportError) {
        switch name {
        case "content-length":
            guard !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw .notUnderstood("the response's length is not a number")
            }
            contentLength = Int(value) ?? .max
        case "transfer-encoding": isChunked = value.lowercased().hasSuffix("chunked")
        case "retry-after": retryAfter = value
        case "location": location = value
        default: break
        }
    }

    func response(_ body: ArraySlice<UInt8>) -> OTLPResponse {
        OTLPResponse(
            status: status,
            retryAfter: retryAfter,
            location: location,
            body: Array(body.prefix(OTLPResponse.maximumBodySize))
        )
    }
}
