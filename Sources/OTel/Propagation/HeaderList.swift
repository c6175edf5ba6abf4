/// The members of a comma-separated header, without the white space around them and without the empty ones
/// (RFC 9110, section 5.6.1 "Lists"). It reads one member at a time, so a hostile header costs no memory.
struct HeaderList<Bytes: BidirectionalCollection<UInt8>>: Sequence, IteratorProtocol where Bytes.SubSequence == Bytes {
    private var rest: Bytes?

    init(_ header: Bytes) {
        rest = header
    }

    mutating func next() -> Bytes? {
        while let bytes = rest {
            let comma = bytes.firstIndex(of: UInt8(ascii: ","))
            rest = comma.map { bytes[bytes.index(after: $0)...] }
            let member = bytes[..<(comma ?? bytes.endIndex)].trimmingOptionalWhiteSpace()
            if !member.isEmpty { return member }
        }
        return nil
    }
}

extension BidirectionalCollection<UInt8> where SubSequence == Self {
    /// The same without spaces and tabs at both ends (RFC 9110, section 5.6.3 "Whitespace", `OWS`).
    func trimmingOptionalWhiteSpace() -> Self {
        func isOptionalWhiteSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first = firstIndex(where: { !isOptionalWhiteSpace($0) }),
            let last = lastIndex(where: { !isOptionalWhiteSpace($0) })
        else { return self[endIndex...] }
        return self[first...last]
    }
}
