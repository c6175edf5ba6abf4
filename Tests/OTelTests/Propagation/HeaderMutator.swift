import TestSupport

/// Makes headers that are nearly valid, and some that are not at all.
struct HeaderMutator {
    var generator: SeededGenerator

    /// Bytes that parsers are likely to treat specially.
    private static let special = Array("-,;=%\" \t\r\n\0\\@_/*~aAfFgG09".utf8) + [0x7F, 0x80, 0xC3, 0xA9, 0xFF]

    /// `header` with up to `edits` bytes replaced, inserted, removed or repeated; once in eight, raw bytes.
    mutating func mutated(_ header: [UInt8], edits: Int) -> String {
        if generator.below(8) == 0 { return raw() }
        var bytes = header
        for _ in 0..<generator.below(edits + 1) {
            edit(&bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func edit(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = generator.below(bytes.count)
        switch generator.below(6) {
        case 0: bytes[place] = byte()
        case 1: bytes.insert(byte(), at: place)
        case 2: bytes.remove(at: place)
        case 3: bytes.append(byte())
        case 4: bytes.removeLast(bytes.count - place)
        default: bytes += [UInt8(ascii: ",")] + bytes[place...]
        }
    }

    private mutating func raw() -> String {
        String(decoding: (0..<generator.below(80)).map { _ in byte() }, as: UTF8.self)
    }

    private mutating func byte() -> UInt8 {
        generator.below(2) == 0
            ? Self.special[generator.below(Self.special.count)] : UInt8(truncatingIfNeeded: generator.next())
    }
}
