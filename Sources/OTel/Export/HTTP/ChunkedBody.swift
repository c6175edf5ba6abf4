/// A body that comes in chunks, each with its size before it (RFC 9112, section 7.1).
struct ChunkedBody {
    private(set) var body: [UInt8] = []

    /// Whether the last chunk was there, or the body is longer than what is kept. Trailers are not waited for.
    private(set) var isComplete = false

    private static let maximumLineSize = 1_024

    /// Takes all whole chunks from `bytes`.
    ///
    /// - Returns: The bytes after them.
    /// - Throws: ``OTLPTransportError/notUnderstood(_:)`` when a size is not a hexadecimal number.
    mutating func read(_ bytes: [UInt8]) throws(OTLPTransportError) -> [UInt8] {
        var rest = bytes[...]
        while !isComplete {
            guard let lineEnd = rest.firstIndex(of: 0x0A) else {
                guard rest.count <= Self.maximumLineSize else { throw .notUnderstood("a chunk has no size") }
                break
            }
            let size = try Self.size(rest[..<lineEnd])
            guard size > 0 else {
                isComplete = true
                break
            }
            let chunk = rest[(lineEnd + 1)...]
            // A chunk ends with a line break, which is not part of its size.
            guard chunk.count >= min(size, OTLPResponse.maximumBodySize) + 2 else { break }
            body.append(contentsOf: chunk.prefix(size))
            isComplete = body.count >= OTLPResponse.maximumBodySize
            rest = chunk.dropFirst(size + 2)
        }
        return Array(rest)
    }

    private static func size(_ line: ArraySlice<UInt8>) throws(OTLPTransportError) -> Int {
        let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D && $0 != 0x20 }
        let text = String(decoding: digits, as: UTF8.self)
        guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
            let size = Int(text, radix: 16), size <= 1 << 30
        else { throw .notUnderstood("a chunk of the response has no size") }
        return size
    }
}
